namespace Search.Codecs;

/// <summary>The plain twin of <see cref="LittleEndianBytes"/>: says what it must do.</summary>
internal static class LittleEndianBytesScalar
{
    /// <summary>Four bytes.</summary>
    public static uint Load32(ReadOnlySpan<byte> bytes, int offset) =>
        (uint)(bytes[offset] | bytes[offset + 1] << 8 | bytes[offset + 2] << 16 | bytes[offset + 3] << 24);

    /// <summary>Eight bytes.</summary>
    public static ulong Load64(ReadOnlySpan<byte> bytes, int offset) =>
        Load32(bytes, offset) | (ulong)Load32(bytes, offset + 4) << 32;

    /// <summary>
    /// How many bytes at two places are equal, before <paramref name="limit"/> is reached by the later place.
    /// </summary>
    public static int CommonLength(ReadOnlySpan<byte> bytes, int earlier, int later, int limit)
    {
        int length = 0;
        while (later + length < limit && bytes[earlier + length] == bytes[later + length])
        {
            length++;
        }
        return length;
    }
}
