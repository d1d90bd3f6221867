using Search.Codecs.Fst;
using Search.Codecs.Packed;
using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Fst;

/// <summary>An FST accepts exactly what was put in, with its output, whatever kinds of node it needs.</summary>
public sealed class FstTests
{
    [Fact]
    public void WalksMeetEveryAcceptedPrefix() => TestSeed.Run(
        random =>
        {
            SortedDictionary<byte[], byte[]> entries = Entries(random);
            using var directory = new ByteBuffersDirectory();
            FstReader fst = Write(directory, entries);
            var matches = new FstMatches();
            foreach (byte[] input in entries.Keys.Concat(Enumerable.Range(0, 200).Select(_ => Input(random, 256, 8))))
            {
                fst.Walk(input, matches);
                IEnumerable<byte[]> prefixes = Enumerable.Range(0, input.Length + 1).Select(n => input[..n]);
                List<byte[]> expected = [.. prefixes.Where(entries.ContainsKey)];
                Assert.Equal(expected.Count, matches.Count);
                for (int i = 0; i < expected.Count; i++)
                {
                    Assert.Equal(expected[i].Length, matches.PrefixLength(i));
                    Assert.Equal(entries[expected[i]], matches.Output(i).ToArray());
                }
            }
        },
        100);

    [Fact]
    public void OnlyTheEmptyInputTakesOneByte()
    {
        using var directory = new ByteBuffersDirectory();
        var entries = new SortedDictionary<byte[], byte[]>(ByteOrder.Instance) { [[]] = [1, 2, 3] };
        FstReader fst = Write(directory, entries);
        Assert.Equal([1, 2, 3], fst.EmptyOutput);
        Assert.Equal(1, directory.FileLength("data"));
    }

    [Fact]
    public void DamagedBytesAreRefusedOrHarmless() => TestSeed.Run(
        random =>
        {
            SortedDictionary<byte[], byte[]> entries = Entries(random);
            using var directory = new ByteBuffersDirectory();
            Write(directory, entries);
            byte[] data = new byte[directory.FileLength("data")];
            using (IndexInput input = directory.OpenInput("data"))
            {
                input.ReadBytes(data);
            }
            data[random.Next(data.Length)] = (byte)random.Next(256);
            directory.DeleteFile("data");
            using (IndexOutput output = directory.CreateOutput("data"))
            {
                output.WriteBytes(data);
            }
            FstReader fst = FstReader.Open(directory.OpenInput("meta"), directory.OpenInput("data"), 0);
            var matches = new FstMatches();
            foreach (byte[] input in entries.Keys)
            {
                try
                {
                    fst.Walk(input, matches);
                    Assert.InRange(matches.Count, 0, input.Length + 1);
                }
                catch (CorruptIndexException e)
                {
                    Assert.Contains("FST", e.Message, StringComparison.Ordinal);
                }
            }
        },
        200);

    private static FstReader Write(ByteBuffersDirectory directory, SortedDictionary<byte[], byte[]> entries)
    {
        var writer = new FstWriter();
        writer.Clear();
        foreach ((byte[] input, byte[] output) in entries)
        {
            writer.Add(input, output);
        }
        using (IndexOutput data = directory.CreateOutput("data"))
        using (IndexOutput meta = directory.CreateOutput("meta"))
        {
            var sink = new ByteSink();
            writer.Finish(data, sink);
            sink.CopyTo(meta);
        }
        return FstReader.Open(directory.OpenInput("meta"), directory.OpenInput("data"), 0);
    }

    private static SortedDictionary<byte[], byte[]> Entries(Random random)
    {
        var entries = new SortedDictionary<byte[], byte[]>(ByteOrder.Instance);
        int alphabet = random.Next(3) switch { 0 => 2, 1 => 26, _ => 256 };
        int length = random.Next(1, 8);
        for (int i = random.Next(1, 800); i > 0; i--)
        {
            byte[] output = new byte[random.Next(20)];
            random.NextBytes(output);
            entries[Input(random, alphabet, length)] = output;
        }
        return entries;
    }

    private static byte[] Input(Random random, int alphabet, int length)
    {
        byte[] input = new byte[random.Next(length + 1)];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = (byte)random.Next(alphabet);
        }
        return input;
    }
}
