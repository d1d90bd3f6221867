namespace Search.Store;

/// <summary>Appends to a heap file.</summary>
internal sealed class HeapAppendOutput : AppendOutput
{
    private readonly HeapFile _file;

    internal HeapAppendOutput(string name, HeapFile file)
    {
        Name = name;
        _file = file;
    }

    public override string Name { get; }

    public override long Length => _file.Length;

    public override void Append(ReadOnlySpan<byte> bytes) => _file.Append(bytes);

    public override void Sync()
    {
    }

    public override void Truncate(long length) => _file.Truncate(length);

    protected override void Dispose(bool disposing)
    {
    }
}
