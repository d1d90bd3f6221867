namespace Search.Codecs;

/// <summary>The plain twin of <see cref="ShortCopy"/>: says what it must do.</summary>
internal static class ShortCopyScalar
{
    /// <summary>Copies sixteen bytes.</summary>
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> target, int at)
    {
        byte[] copied = source[..ShortCopy.Width].ToArray();
        copied.CopyTo(target[at..]);
    }
}
