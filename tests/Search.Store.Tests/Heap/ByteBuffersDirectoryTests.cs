namespace Search.Store.Tests;

public sealed class ByteBuffersDirectoryTests : DirectoryTests
{
    protected override Directory Create() => new ByteBuffersDirectory();
}
