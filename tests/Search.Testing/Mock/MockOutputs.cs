using Search.Store;

namespace Search.Testing.Mock;

/// <summary>Writes a new mock file.</summary>
internal sealed class MockIndexOutput(string name, MockHandle handle) : IndexOutput(name)
{
    protected override void WriteCore(ReadOnlySpan<byte> bytes) => handle.Write(MockOperation.Write, bytes);

    protected override void CloseCore() => handle.Close();
}

/// <summary>Appends to a mock log.</summary>
internal sealed class MockAppendOutput(string name, MockHandle handle) : AppendOutput
{
    public override string Name => name;

    public override long Length => handle.Length;

    public override void Append(ReadOnlySpan<byte> bytes) => handle.Write(MockOperation.Append, bytes);

    public override void Sync() => handle.Sync();

    public override void Truncate(long length) => handle.Truncate((int)length);

    protected override void Dispose(bool disposing) => handle.Close();
}
