using System.IO;
using System.Text;
using Search.Testing;

namespace Search.Store.Tests;

/// <summary>What every directory promises. Each implementation inherits it.</summary>
public abstract class DirectoryTests
{
    protected abstract Directory Create();

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        using Directory directory = Create();
        Random random = TestSeed.CreateRandom();
        for (int round = 0; round < 20; round++)
        {
            byte[] content = new byte[round == 0 ? 0 : random.Next(300_000)];
            random.NextBytes(content);
            string name = $"_{round}.dat";
            using (IndexOutput output = directory.CreateOutput(name))
            {
                int at = 0;
                while (at < content.Length)
                {
                    int part = Math.Min(content.Length - at, random.Next(1, 100_000));
                    output.WriteBytes(content.AsSpan(at, part));
                    at += part;
                }
                Assert.Equal(content.Length, output.FilePointer);
                Assert.Equal(Checksums.Crc32(content), output.Checksum);
            }
            using IndexInput input = directory.OpenInput(name);
            Assert.Equal(content.Length, input.Length);
            Assert.Equal(content.Length, directory.FileLength(name));
            Assert.True(input.Span(0, content.Length).SequenceEqual(content), TestSeed.Describe());
            int from = random.Next(content.Length + 1);
            using IndexInput slice = input.Slice("part", from, content.Length - from);
            Assert.True(slice.Span(0, (int)slice.Length).SequenceEqual(content.AsSpan(from)));
        }
    }

    [Fact]
    public void PrimitivesRoundTrip()
    {
        using Directory directory = Create();
        Random random = TestSeed.CreateRandom();
        long[] values = [0, 1, 127, 128, int.MaxValue, long.MaxValue, .. Enumerable.Range(0, 500).Select(_ =>
            Shaped(random))];
        using (IndexOutput output = directory.CreateOutput("p"))
        {
            foreach (long v in values)
            {
                output.WriteVLong(v);
                output.WriteVInt((int)v);
                output.WriteZLong(-v);
                output.WriteZInt((int)-v);
                output.WriteInt64(v);
                output.WriteInt32((int)v);
                output.WriteInt16((short)v);
            }
            output.WriteString("Zürich 東京 🙂");
            output.WriteSetOfStrings(["b", "a"]);
            output.WriteMapOfStrings(new Dictionary<string, string> { ["k"] = "v", [""] = "" });
        }
        using IndexInput input = directory.OpenInput("p");
        foreach (long v in values)
        {
            Assert.Equal(v, input.ReadVLong());
            Assert.Equal((int)v, input.ReadVInt());
            Assert.Equal(-v, input.ReadZLong());
            ByteCursor cursor = input.Cursor(input.Position);
            Assert.Equal((int)-v, cursor.ReadZInt());
            input.Position += cursor.Position;
            Assert.Equal(v, input.ReadInt64());
            Assert.Equal((int)v, input.ReadInt32());
            ByteCursor last = input.Cursor(input.Position);
            Assert.Equal((short)v, last.ReadInt16());
            input.Position += 2;
        }
        Assert.Equal("Zürich 東京 🙂", input.ReadString());
        Assert.Equal(["b", "a"], input.ReadSetOfStrings());
        Assert.Equal("v", input.ReadMapOfStrings()["k"]);
        Assert.Equal(input.Length, input.Position);
    }

    [Fact]
    public void ReadingPastTheEndNamesFileAndPlace()
    {
        using Directory directory = Create();
        Write(directory, "short", "abc");
        using IndexInput input = directory.OpenInput("short");
        input.Position = 1;
        CorruptIndexException e = Assert.Throws<CorruptIndexException>(() => input.ReadInt32());
        Assert.Equal("short", e.File);
        Assert.Equal(1, e.Offset);
        Assert.Throws<CorruptIndexException>(() => input.Slice("s", 2, 2));
        Assert.Throws<CorruptIndexException>(() => input.Position = 4);
    }

    [Fact]
    public void NamesAreWrittenOnce()
    {
        using Directory directory = Create();
        Write(directory, "a", "1");
        Assert.ThrowsAny<IOException>(() => directory.CreateOutput("a").Dispose());
        Write(directory, "b", "2");
        Assert.ThrowsAny<IOException>(() => directory.Rename("a", "b"));
        directory.Rename("a", "c");
        Assert.Equal(["b", "c"], directory.ListAll());
        directory.DeleteFile("b");
        Assert.Equal(["c"], directory.ListAll());
    }

    [Fact]
    public void MissingFilesSaySo()
    {
        using Directory directory = Create();
        Assert.Throws<FileNotFoundException>(() => directory.OpenInput("none").Dispose());
        Assert.Throws<FileNotFoundException>(() => directory.FileLength("none"));
        Assert.Throws<FileNotFoundException>(() => directory.DeleteFile("none"));
        Assert.ThrowsAny<IOException>(() => directory.Rename("none", "other"));
        Assert.ThrowsAny<IOException>(() => directory.Sync(["none"]));
    }

    [Fact]
    public void ADeletedFileStaysReadableWhereItIsOpen()
    {
        using Directory directory = Create();
        string content = new('x', 100_000);
        Write(directory, "gone", content);
        using IndexInput input = directory.OpenInput("gone");
        directory.DeleteFile("gone");
        Assert.Equal(content, Encoding.UTF8.GetString(input.Span(0, (int)input.Length)));
    }

    [Fact]
    public void LogsAppendAndTruncate()
    {
        using Directory directory = Create();
        using (AppendOutput log = directory.OpenAppend("log"))
        {
            log.Append("hello "u8);
            log.Append("world"u8);
            log.Sync();
            Assert.Equal(11, log.Length);
        }
        using (AppendOutput log = directory.OpenAppend("log"))
        {
            Assert.Equal(11, log.Length);
            log.Truncate(6);
            log.Append("there"u8);
            log.Sync();
        }
        directory.SyncMetaData();
        using IndexInput input = directory.OpenInput("log");
        Assert.Equal("hello there", Encoding.UTF8.GetString(input.Span(0, (int)input.Length)));
    }

    [Fact]
    public void ALockHasOneHolder()
    {
        using Directory directory = Create();
        using (Lock first = directory.ObtainLock("write.lock"))
        {
            first.EnsureValid();
            LockObtainFailedException e =
                Assert.Throws<LockObtainFailedException>(() => directory.ObtainLock("write.lock").Dispose());
            Assert.Contains("process", e.Message, StringComparison.Ordinal);
        }
        directory.ObtainLock("write.lock").Dispose();
    }

    private static void Write(Directory directory, string name, string content)
    {
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(Encoding.UTF8.GetBytes(content));
    }

    // Values of every length in bits are equally likely.
    private static long Shaped(Random random) => random.NextInt64() >>> random.Next(1, 63);
}
