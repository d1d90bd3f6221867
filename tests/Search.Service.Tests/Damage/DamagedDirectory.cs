using System.IO;
using Search.Store;
using Directory = Search.Store.Directory;

namespace Search.Service.Tests.Damage;

/// <summary>The files of an index in memory, one of them replaced; read-only.</summary>
internal sealed class DamagedDirectory(
    IReadOnlyDictionary<string, byte[]> files, string damaged = "", byte[]? content = null) : Directory
{
    public override string[] ListAll() => [.. files.Keys];

    public override long FileLength(string name) => Content(name).Length;

    public override IndexInput OpenInput(string name)
    {
        byte[] bytes = Content(name);
        return new BytesInput(name, bytes, 0, bytes.Length);
    }

    public override void DeleteFile(string name) => throw ReadOnly();

    public override IndexOutput CreateOutput(string name) => throw ReadOnly();

    public override AppendOutput OpenAppend(string name) => throw ReadOnly();

    public override void Sync(IReadOnlyCollection<string> names) => throw ReadOnly();

    public override void SyncMetaData() => throw ReadOnly();

    public override void Rename(string source, string destination) => throw ReadOnly();

    public override Lock ObtainLock(string name) => throw ReadOnly();

    private static InvalidOperationException ReadOnly() => new("the directory is for reading");

    private byte[] Content(string name) =>
        content is not null && name == damaged ? content
        : files.TryGetValue(name, out byte[]? bytes) ? bytes
        : throw new FileNotFoundException($"no file {name}", name);

    private sealed class BytesInput(string name, byte[] bytes, int start, int length) : IndexInput(name)
    {
        public override long Length => length;

        protected override ReadOnlySpan<byte> SpanCore(long offset, int count) =>
            bytes.AsSpan(start + (int)offset, count);

        protected override IndexInput SliceCore(string slice, long offset, long count) =>
            new BytesInput(slice == Resource ? slice : $"{Resource}[{slice}]", bytes, start + (int)offset, (int)count);
    }
}
