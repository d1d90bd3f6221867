using System.IO;

namespace Search.Store.Tests;

public sealed class FSDirectoryTests : DirectoryTests, IDisposable
{
    private readonly string _root = System.IO.Directory.CreateTempSubdirectory("search-store-").FullName;
    private int _folders;

    protected override Directory Create() => FSDirectory.Open(Path.Join(_root, $"a{_folders++}", "b"));

    [Fact]
    public void OnlyPlainNamesAreTaken()
    {
        using Directory directory = Create();
        foreach (string name in new[] { "", ".", "..", "a/b", "../a", "a\0" })
        {
            Assert.Throws<ArgumentException>(() => directory.CreateOutput(name).Dispose());
        }
    }

    [Fact]
    public void ALostLockIsNoticed()
    {
        using FSDirectory directory = FSDirectory.Open(Path.Join(_root, "lost"));
        using Lock held = directory.ObtainLock("write.lock");
        File.Delete(Path.Join(directory.Path, "write.lock"));
        Assert.Throws<IOException>(held.EnsureValid);
        File.WriteAllText(Path.Join(directory.Path, "write.lock"), "");
        Assert.Throws<IOException>(held.EnsureValid);
    }

    [Fact]
    public void SyncReachesFilesAndFolder()
    {
        using FSDirectory directory = FSDirectory.Open(Path.Join(_root, "sync"));
        directory.CreateOutput("a").Dispose();
        directory.Sync(["a"]);
        directory.SyncMetaData();
        System.IO.Directory.Delete(directory.Path, recursive: true);
        Assert.Throws<IOException>(directory.SyncMetaData);
    }

    public void Dispose() => System.IO.Directory.Delete(_root, recursive: true);
}
