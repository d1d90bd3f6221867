using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Decoder of LZ4 blocks (LZ4 block format description, Y. Collet) that may refer back into a dictionary.
/// </summary>
internal static class Lz4Decompressor
{
    private const int MinMatch = 4;
    private const int LongRun = 15;

    /// <summary>Most bytes that one compressed byte can stand for.</summary>
    public const int MaxRatio = 255;

    /// <summary>
    /// Fills <paramref name="target"/>; the dictionary is taken as lying just before it. Moves the cursor behind the
    /// block.
    /// </summary>
    /// <exception cref="CorruptIndexException">
    /// The block does not fill the target exactly or refers outside it.
    /// </exception>
    public static void Decompress(ref ByteCursor source, Span<byte> target, ReadOnlySpan<byte> dictionary)
    {
        int at = 0;
        while (true)
        {
            int token = source.ReadByte();
            int literals = token >> 4;
            if (literals == LongRun)
            {
                literals = ReadRun(ref source, target.Length - at);
            }
            CopyLiterals(ref source, target, at, literals);
            at += literals;
            if (at == target.Length)
            {
                return;
            }
            int distance = source.ReadByte() | source.ReadByte() << 8;
            int length = token & LongRun;
            if (length == LongRun)
            {
                length = ReadRun(ref source, target.Length - at);
            }
            length += MinMatch;
            if (distance == 0 || distance > at + dictionary.Length || length > target.Length - at)
            {
                throw Bad(source, "a match inside the block");
            }
            CopyMatch(target, at, distance, length, dictionary);
            at += length;
        }
    }

    private static void CopyLiterals(ref ByteCursor source, Span<byte> target, int at, int literals)
    {
        if (literals > target.Length - at)
        {
            throw Bad(source, "literals that fit the block");
        }
        if (literals <= ShortCopy.Width && at <= target.Length - ShortCopy.Width && source.Remaining >= ShortCopy.Width)
        {
            ShortCopy.Copy(source.ReadBytes(ShortCopy.Width), target, at);
            source.Position -= ShortCopy.Width - literals;
            return;
        }
        source.ReadBytes(literals).CopyTo(target[at..]);
    }

    private static void CopyMatch(
        Span<byte> target, int at, int distance, int length, ReadOnlySpan<byte> dictionary)
    {
        if (length <= ShortCopy.Width && distance >= ShortCopy.Width && distance <= at
            && at <= target.Length - ShortCopy.Width)
        {
            ShortCopy.Copy(target[(at - distance)..], target, at);
            return;
        }
        int from = at - distance;
        int end = at + length;
        if (from < 0)
        {
            int part = Math.Min(-from, length);
            dictionary.Slice(dictionary.Length + from, part).CopyTo(target[at..]);
            at += part;
            from = 0;
        }
        // An overlapping match repeats its first bytes: each copy doubles what can be copied at once.
        while (at < end)
        {
            int part = Math.Min(at - from, end - at);
            target.Slice(from, part).CopyTo(target[at..]);
            at += part;
        }
    }

    private static int ReadRun(ref ByteCursor source, int limit)
    {
        int length = LongRun;
        int b;
        do
        {
            b = source.ReadByte();
            length += b;
            if (length - LongRun > limit)
            {
                throw Bad(source, "a run that fits the block");
            }
        }
        while (b == byte.MaxValue);
        return length;
    }

    private static CorruptIndexException Bad(in ByteCursor source, string expected) =>
        new(source.Resource, source.Offset, expected, "an LZ4 sequence that goes past it");
}
