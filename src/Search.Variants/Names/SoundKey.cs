namespace Search.Variants.Naming;

/// <summary>
/// A coarse key of a word's sounds, for finding candidates that are then compared closely: the classes of its
/// consonants, and that it begins with a vowel. Spellings of one name in different romanisations mostly have one key.
/// </summary>
internal static class SoundKey
{
    /// <summary>Keys with fewer sounds say too little.</summary>
    public const int MinLength = 3;

    private const int MaxLength = 15;
    private const int Bits = 4;

    /// <summary>The key of a row of sounds: four bits a class, the last one lowest; 0 when there is none.</summary>
    public static ulong Of(ReadOnlySpan<char> sounds)
    {
        ulong key = 0;
        int length = 0;
        uint last = 0;
        for (int i = 0; i < sounds.Length && length < MaxLength; i++)
        {
            uint code = ClassOf(sounds[i], i);
            if (code != 0 && code != last)
            {
                key = (key << Bits) | code;
                length++;
            }
            last = code;
        }
        return key;
    }

    /// <summary>Number of classes in a key.</summary>
    public static int Length(ulong key) => (64 - System.Numerics.BitOperations.LeadingZeroCount(key) + Bits - 1) / Bits;

    /// <summary>
    /// Whether two keys differ by one class put in, left out or changed, or by two that changed places.
    /// </summary>
    public static bool IsNear(ulong a, ulong b)
    {
        if (a == b)
        {
            return true;
        }
        int longer = Length(a);
        int shorter = Length(b);
        if (longer < shorter)
        {
            (a, b) = (b, a);
            (longer, shorter) = (shorter, longer);
        }
        if (longer - shorter > 1)
        {
            return false;
        }
        // From the end: the first difference splits both keys; what stands before it must agree.
        int at = System.Numerics.BitOperations.TrailingZeroCount(a ^ b) / Bits * Bits;
        ulong restA = Shift(a, at + Bits);
        if (longer > shorter)
        {
            return restA == Shift(b, at);
        }
        return restA == Shift(b, at + Bits)
            || (Shift(a, at + 2 * Bits) == Shift(b, at + 2 * Bits)
                && (a >> at & 15) == (b >> (at + Bits) & 15) && (b >> at & 15) == (a >> (at + Bits) & 15));
    }

    private static ulong Shift(ulong key, int bits) => bits >= 64 ? 0 : key >> bits;

    private static uint ClassOf(char sound, int at) => sound switch
    {
        'b' or 'p' => 1,
        'f' or 'v' or 'w' => 2,
        'k' or 'g' or 'q' or 'c' or 'X' or 'G' => 3,
        't' or 'd' or 'T' or 'D' => 4,
        's' or 'z' or 'Z' or 'S' or 'C' or 'J' or 'j' => 5,
        'l' => 6,
        'r' => 7,
        'm' => 8,
        'n' => 9,
        >= '0' and <= '9' => 10,
        'a' or 'e' or 'i' or 'o' or 'u' when at == 0 => 11,
        _ => 0,
    };
}
