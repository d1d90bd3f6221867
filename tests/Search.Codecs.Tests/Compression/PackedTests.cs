using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Compression;

/// <summary>Packed numbers of every width come back, by index and in any order.</summary>
public sealed class PackedTests
{
    [Fact]
    public void PackedValuesRoundTrip() => TestSeed.Run(
        random =>
        {
            for (int bits = 1; bits <= 64; bits++)
            {
                if (!PackedValues.IsWidth(bits))
                {
                    continue;
                }
                long[] values = Values(random, bits, random.Next(1, 300));
                using var directory = new ByteBuffersDirectory();
                using IndexInput input = Write(directory, output =>
                {
                    var writer = new PackedWriter(output, bits);
                    foreach (long value in values)
                    {
                        writer.Add(value);
                    }
                    writer.Finish(padding: true);
                });
                Assert.Equal(PackedValues.ByteLength(values.Length, bits), input.Length);
                var packed = new PackedValues(input, 0, bits);
                for (int i = 0; i < values.Length; i++)
                {
                    Assert.Equal(values[i], packed[i]);
                }
                long[] window = new long[PackedValues.WindowSize];
                for (int first = 0; first + window.Length <= values.Length; first += window.Length)
                {
                    packed.DecodeWindow(first, window);
                    Assert.Equal(values[first..(first + window.Length)], window);
                }
            }
        },
        iterations: 5);

    [Fact]
    public void WidthsHoldWhatTheyAreFor() => TestSeed.Run(
        random =>
        {
            long value = random.NextInt64() >> random.Next(63);
            int width = PackedValues.WidthFor(value);
            Assert.True(PackedValues.IsWidth(width));
            Assert.True(width == 64 || value >> width == 0);
            Assert.Equal(64, PackedValues.WidthFor(-1));
            Assert.Equal(1, PackedValues.WidthFor(0));
        },
        iterations: 200);

    [Fact]
    public void MonotonicSequencesRoundTrip() => TestSeed.Run(
        random =>
        {
            int count = random.Next(4) switch { 0 => 0, 1 => 1, 2 => random.Next(2000), _ => random.Next(150_000) };
            int shift = random.Next(2) == 0 ? 10 : 16;
            long[] values = new long[count];
            long value = random.Next(1000);
            int jump = 1 << random.Next(1, 30);
            for (int i = 0; i < count; i++)
            {
                values[i] = value;
                value += random.Next(3) == 0 ? random.Next(jump) : 3;
            }
            using var directory = new ByteBuffersDirectory();
            using IndexOutput meta = directory.CreateOutput("m");
            using IndexInput data = Write(directory, output =>
            {
                output.WriteBytes(new byte[7]);
                var writer = new MonotonicWriter(meta, output, count, shift);
                foreach (long v in values)
                {
                    writer.Add(v);
                }
                writer.Finish();
            });
            meta.Dispose();
            using IndexInput metaInput = directory.OpenInput("m");
            MonotonicReader reader = MonotonicReader.Open(
                MonotonicReader.ReadMeta(metaInput, count, shift), data, 7, data.Length - 7);
            Assert.Equal(metaInput.Length, metaInput.Position);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(values[i], reader[i]);
            }
            for (int i = 0; i < 50 && count > 0; i++)
            {
                long key = random.NextInt64(values[^1] + 2);
                int expected = Array.FindLastIndex(values, v => v <= key);
                Assert.Equal(expected, reader.FloorIndex(key));
            }
        },
        iterations: 10);

    [Fact]
    public void RunsRoundTrip() => TestSeed.Run(
        random =>
        {
            int[] values = new int[random.Next(1, 200)];
            int bits = random.Next(0, 31);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = bits == 0 ? 9 : (int)random.NextInt64(1L << bits);
            }
            using var directory = new ByteBuffersDirectory();
            using IndexInput input = Write(directory, output => PackedRun.Write(output, values));
            ByteCursor cursor = input.Cursor(0);
            PackedRun run = PackedRun.Read(ref cursor, values.Length);
            Assert.Equal(0, cursor.Remaining);
            for (int i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], run[i]);
            }
        },
        iterations: 200);

    private static long[] Values(Random random, int bits, int count)
    {
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
        {
            ulong value = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            values[i] = (long)(value >> (64 - bits));
        }
        return values;
    }

    private static IndexInput Write(Directory directory, Action<IndexOutput> write)
    {
        using (IndexOutput output = directory.CreateOutput("d"))
        {
            write(output);
        }
        return directory.OpenInput("d");
    }
}
