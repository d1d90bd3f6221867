namespace Search.Store;

/// <summary>A memory-mapped file or a part of one. Only the root owns the mapping.</summary>
internal sealed class MappedIndexInput : IndexInput
{
    private readonly MappedMemory _memory;
    private readonly long _start;
    private readonly bool _root;

    internal MappedIndexInput(string name, MappedMemory memory)
        : this(name, memory, 0, memory.Length, root: true)
    {
    }

    private MappedIndexInput(string name, MappedMemory memory, long start, long length, bool root)
        : base(name)
    {
        _memory = memory;
        _start = start;
        Length = length;
        _root = root;
    }

    public override long Length { get; }

    protected override ReadOnlySpan<byte> SpanCore(long offset, int length) => _memory.Span(_start + offset, length);

    protected override IndexInput SliceCore(string name, long offset, long length) =>
        new MappedIndexInput(name, _memory, _start + offset, length, root: false);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _root)
        {
            _memory.Dispose();
        }
        base.Dispose(disposing);
    }
}
