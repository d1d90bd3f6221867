using Search.Analysis.Unicode;

namespace Search.Analysis.Words;

/// <summary>What a surface looks like: case, digits, dots.</summary>
internal static class SurfaceShape
{
    /// <summary>The flags that depend on the surface alone.</summary>
    public static RawTokenFlags FlagsOf(ReadOnlySpan<char> surface)
    {
        Counts counts = default;
        for (int i = 0; i < surface.Length; i++)
        {
            char c = surface[i];
            bool isPair = i + 1 < surface.Length && char.IsSurrogatePair(c, surface[i + 1]);
            counts.Add(isPair ? char.ConvertToUtf32(c, surface[i + 1]) : c);
            i += isPair ? 1 : 0;
        }
        return counts.Flags
            | Flag(RawTokenFlags.AllCaps, counts.Uppers >= 2 && counts.Uppers == counts.Letters)
            | Flag(RawTokenFlags.HasDigit, counts.Digits > 0)
            | Flag(RawTokenFlags.Number, counts.Digits > 0 && counts.Letters == 0)
            | Flag(RawTokenFlags.Acronym, IsAcronym(surface));
    }

    /// <summary>Single letters, two or more, with a dot between them and perhaps a space after the dot: "U.S", "U. S.".</summary>
    public static bool IsAcronym(ReadOnlySpan<char> surface) => CountSegments(surface, 1) >= 2;

    /// <summary>Like an acronym, of one or two letters a part: "Ph.D".</summary>
    public static bool IsDottedAbbreviation(ReadOnlySpan<char> surface) => CountSegments(surface, 2) >= 2;

    /// <summary>True when the apostrophe at <paramref name="at"/> begins the tail of an English contraction.</summary>
    public static bool IsContraction(ReadOnlySpan<char> word, int at)
    {
        ReadOnlySpan<char> tail = word[(at + 1)..];
        return at > 0 && (tail is "ll" or "re" or "ve" or "m" or "d" || (tail is "t" && word[at - 1] == 'n'));
    }

    /// <summary>Number of dot-separated parts; 0 when a part is no letter or longer than allowed.</summary>
    private static int CountSegments(ReadOnlySpan<char> surface, int maxLength)
    {
        int segments = 0;
        int length = 0;
        foreach (char c in surface)
        {
            if (c == '.')
            {
                if (length == 0)
                {
                    return 0;
                }
                length = 0;
            }
            else if (c == ' ')
            {
                if (length != 0)
                {
                    return 0;
                }
            }
            else if (!char.IsLetter(c) || ++length > maxLength)
            {
                return 0;
            }
            else if (length == 1)
            {
                segments++;
            }
        }
        return segments;
    }

    private static RawTokenFlags Flag(RawTokenFlags flag, bool isSet) => isSet ? flag : RawTokenFlags.None;

    private struct Counts
    {
        public RawTokenFlags Flags;
        public int Uppers;
        public int Letters;
        public int Digits;

        public void Add(int codePoint)
        {
            if (CharCase.IsUpper(codePoint))
            {
                Flags |= Flag(RawTokenFlags.Capitalised, Letters == 0);
                Flags |= Flag(RawTokenFlags.MixedCase, Letters > Uppers);
                Uppers++;
                Letters++;
            }
            else if (codePoint is >= '0' and <= '9')
            {
                Digits++;
            }
            else if (codePoint >= 0x80 || CharCase.IsLower(codePoint))
            {
                Letters++;
            }
            Flags |= Flag(RawTokenFlags.NonAscii, codePoint >= 0x80);
        }
    }
}
