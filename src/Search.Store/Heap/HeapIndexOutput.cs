namespace Search.Store;

/// <summary>Writes a heap file.</summary>
internal sealed class HeapIndexOutput : IndexOutput
{
    private readonly HeapFile _file;

    internal HeapIndexOutput(string name, HeapFile file)
        : base(name) => _file = file;

    protected override void WriteCore(ReadOnlySpan<byte> bytes) => _file.Append(bytes);

    protected override void CloseCore()
    {
    }
}
