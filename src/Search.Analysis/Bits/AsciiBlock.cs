using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Analysis.Bits;

/// <summary>
/// The kinds of <see cref="Size"/> consecutive UTF-16 units as bit masks, lowest bit first: what a tokenizer needs to
/// step from word to word of ASCII text without looking at single characters.
/// </summary>
internal struct AsciiBlock
{
    /// <summary>Units in a block.</summary>
    public const int Size = 64;

    /// <summary>ASCII letters and digits.</summary>
    public ulong Word;

    /// <summary>ASCII digits.</summary>
    public ulong Digit;

    /// <summary>ASCII capitals.</summary>
    public ulong Upper;

    /// <summary>Units that join two letters or two digits: <c>. ' : , ;</c></summary>
    public ulong Mid;

    /// <summary>
    /// Units that only the automaton can judge: outside ASCII, the underscore, and <c># *</c> before one outside ASCII
    /// (where a block ends, always).
    /// </summary>
    public ulong Hard;

    /// <summary>Reads a block; after the end of the text everything counts as white space.</summary>
    public static void Read(ReadOnlySpan<char> text, int at, out AsciiBlock block)
    {
        if (text.Length - at < Size)
        {
            Span<char> padded = stackalloc char[Size];
            padded.Fill(' ');
            text[at..].CopyTo(padded);
            Classify(padded, out block);
            return;
        }
        Classify(text.Slice(at, Size), out block);
    }

    /// <summary>The scalar twin of <see cref="Read"/>.</summary>
    public static void ReadScalar(ReadOnlySpan<char> text, int at, out AsciiBlock block)
    {
        block = default;
        ulong keycaps = 0;
        ulong wide = 0;
        for (int i = 0; i < Size && at + i < text.Length; i++)
        {
            char c = text[at + i];
            ulong bit = 1UL << i;
            block.Word |= char.IsAsciiLetterOrDigit(c) ? bit : 0;
            block.Digit |= char.IsAsciiDigit(c) ? bit : 0;
            block.Upper |= char.IsAsciiLetterUpper(c) ? bit : 0;
            block.Mid |= c is '.' or '\'' or ':' or ',' or ';' ? bit : 0;
            keycaps |= c is '#' or '*' ? bit : 0;
            wide |= c >= 0x80 ? bit : 0;
            block.Hard |= c == '_' ? bit : 0;
        }
        block.Hard |= wide | (keycaps & ((wide >> 1) | (1UL << (Size - 1))));
    }

    private static void Classify(ReadOnlySpan<char> units, out AsciiBlock block)
    {
        ref ushort first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(units));
        Half low = new(Narrow(ref first, 0));
        Half high = new(Narrow(ref first, Size / 2));
        ulong wide = Join(low.Wide, high.Wide);
        ulong keycaps = Join(low.Keycap, high.Keycap);
        block.Word = Join(low.Word, high.Word);
        block.Digit = Join(low.Digit, high.Digit);
        block.Upper = Join(low.Upper, high.Upper);
        block.Mid = Join(low.Mid, high.Mid);
        block.Hard = wide | Join(low.Underscore, high.Underscore) | (keycaps & ((wide >> 1) | (1UL << (Size - 1))));
    }

    private static Vector256<byte> Narrow(ref ushort first, nuint at) =>
        Vector256.NarrowWithSaturation(
            Vector256.LoadUnsafe(ref first, at),
            Vector256.LoadUnsafe(ref first, at + (nuint)Vector256<ushort>.Count));

    private static ulong Join(uint low, uint high) => low | ((ulong)high << 32);

    private readonly ref struct Half
    {
        public readonly uint Word;
        public readonly uint Digit;
        public readonly uint Upper;
        public readonly uint Mid;
        public readonly uint Keycap;
        public readonly uint Underscore;
        public readonly uint Wide;

        public Half(Vector256<byte> units)
        {
            uint wide = units.ExtractMostSignificantBits();
            Vector256<byte> digit = InRange(units, '0', '9');
            Vector256<byte> upper = InRange(units, 'A', 'Z');
            Vector256<byte> letter = InRange(units | Vector256.Create((byte)0x20), 'a', 'z');
            Vector256<byte> mid = Is(units, '.') | Is(units, '\'') | Is(units, ',') | InRange(units, ':', ';');
            Wide = wide;
            Digit = digit.ExtractMostSignificantBits();
            Upper = upper.ExtractMostSignificantBits();
            Word = (digit | letter).ExtractMostSignificantBits();
            Mid = mid.ExtractMostSignificantBits();
            Keycap = (Is(units, '#') | Is(units, '*')).ExtractMostSignificantBits();
            Underscore = Is(units, '_').ExtractMostSignificantBits();
        }

        private static Vector256<byte> Is(Vector256<byte> units, char c) =>
            Vector256.Equals(units, Vector256.Create((byte)c));

        private static Vector256<byte> InRange(Vector256<byte> units, char first, char last) =>
            Vector256.LessThanOrEqual(units - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));
    }
}
