using Search.Store;

namespace Search.Testing.Mock;

/// <summary>Reads a mock file; using it, or a slice of it, after the root was closed fails.</summary>
internal sealed class MockIndexInput : IndexInput
{
    private readonly MockIndexInput? _root;
    private readonly Action? _onClose;
    private readonly int _offset;
    private readonly int _length;
    private byte[]? _bytes;

    public MockIndexInput(string name, byte[] bytes, Action onClose)
        : base(name)
    {
        _bytes = bytes;
        _length = bytes.Length;
        _onClose = onClose;
    }

    private MockIndexInput(string name, MockIndexInput root, int offset, int length)
        : base(name)
    {
        _root = root;
        _offset = offset;
        _length = length;
    }

    public override long Length => _length;

    protected override ReadOnlySpan<byte> SpanCore(long offset, int length) =>
        Bytes().AsSpan(_offset + (int)offset, length);

    protected override IndexInput SliceCore(string name, long offset, long length)
    {
        Bytes();
        string resource = name == Resource ? name : $"{Resource}[{name}]";
        return new MockIndexInput(resource, _root ?? this, _offset + (int)offset, (int)length);
    }

    protected override void Dispose(bool disposing)
    {
        if (_root is null && _bytes is not null)
        {
            _bytes = null;
            _onClose?.Invoke();
        }
        base.Dispose(disposing);
    }

    private byte[] Bytes() =>
        (_root ?? this)._bytes
        ?? throw new ObjectDisposedException(Resource, $"{Resource} was read after it was closed");
}
