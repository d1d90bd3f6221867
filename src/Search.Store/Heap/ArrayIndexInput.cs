namespace Search.Store;

/// <summary>Bytes on the heap, read as a file.</summary>
public sealed class ArrayIndexInput : IndexInput
{
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>An input over <paramref name="bytes"/>, which must not change.</summary>
    public ArrayIndexInput(string name, ReadOnlyMemory<byte> bytes)
        : base(name) => _bytes = bytes;

    /// <inheritdoc/>
    public override long Length => _bytes.Length;

    /// <inheritdoc/>
    protected override ReadOnlySpan<byte> SpanCore(long offset, int length) => _bytes.Span.Slice((int)offset, length);

    /// <inheritdoc/>
    protected override IndexInput SliceCore(string name, long offset, long length) =>
        new ArrayIndexInput(name, _bytes.Slice((int)offset, (int)length));
}
