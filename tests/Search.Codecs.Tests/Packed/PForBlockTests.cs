using Search.Codecs.Packed;
using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Packed;

/// <summary>Blocks of deltas and of values with exceptions, written and read.</summary>
public sealed class PForBlockTests
{
    [Fact]
    public void ValuesRoundTrip() => TestSeed.Run(
        random =>
        {
            var blocks = new List<int[]>();
            for (int i = 0; i < 40; i++)
            {
                blocks.Add(Values(random));
            }
            using var directory = new ByteBuffersDirectory();
            using (IndexOutput output = directory.CreateOutput("values"))
            {
                var writer = new PForBlockWriter();
                blocks.ForEach(b => writer.Write(b, output));
            }
            using IndexInput input = directory.OpenInput("values");
            int[] buffer = ForBlock.NewBuffer();
            long at = 0;
            foreach (int[] block in blocks)
            {
                long end = PForBlock.Decode(input, at, buffer);
                Assert.Equal(block, buffer[..ForBlock.Size]);
                Assert.Equal(end, PForBlock.Skip(input, at));
                Assert.True(PForBlock.Bound(input, at, buffer) >= block.Max());
                at = end;
            }
            Assert.Equal(input.Length, at);
        },
        100);

    [Fact]
    public void DeltasRoundTrip() => TestSeed.Run(
        random =>
        {
            var blocks = new List<int[]>();
            for (int i = 0; i < 10; i++)
            {
                int limit = random.Next(5) == 0 ? 1 : 1 << random.Next(1, 24);
                blocks.Add([.. Enumerable.Range(0, ForBlock.Size).Select(_ => random.Next(limit) + 1)]);
            }
            blocks[0][0] = 0;
            using var directory = new ByteBuffersDirectory();
            using (IndexOutput output = directory.CreateOutput("deltas"))
            {
                var writer = new PForBlockWriter();
                blocks.ForEach(b => writer.WriteDeltas(b, output));
            }
            using IndexInput input = directory.OpenInput("deltas");
            int[] buffer = ForBlock.NewBuffer();
            long at = 0;
            foreach (int[] block in blocks)
            {
                int previous = random.Next(1000);
                long total = block.Sum(v => (long)v) + previous;
                if (total < int.MaxValue)
                {
                    long end = PForBlock.DecodeDeltas(input, at, previous, (int)total + 1, buffer);
                    int doc = previous;
                    Assert.Equal(block.Select(d => doc += d), buffer[..ForBlock.Size]);
                    Assert.Equal(end, PForBlock.SkipDeltas(input, at));
                }
                long start = at;
                Assert.Throws<CorruptIndexException>(
                    () => PForBlock.DecodeDeltas(input, start, previous, (int)Math.Min(total, int.MaxValue), buffer));
                at = PForBlock.SkipDeltas(input, at);
            }
            Assert.Equal(input.Length, at);
        },
        50);

    [Fact]
    public void DeltasThatWrapAreRefused()
    {
        using var directory = new ByteBuffersDirectory();
        using (IndexOutput output = directory.CreateOutput("deltas"))
        {
            int[] deltas = new int[ForBlock.Size];
            Array.Fill(deltas, int.MaxValue);
            new PForBlockWriter().WriteDeltas(deltas, output);
        }
        using IndexInput input = directory.OpenInput("deltas");
        Assert.Throws<CorruptIndexException>(
            () => PForBlock.DecodeDeltas(input, 0, 0, int.MaxValue, ForBlock.NewBuffer()));
    }

    [Fact]
    public void PrefixSumsAgree() => TestSeed.Run(
        random =>
        {
            int[] vector = [.. Enumerable.Range(0, ForBlock.Size).Select(_ => random.Next())];
            int[] scalar = [.. vector];
            int start = random.Next();
            PrefixSum.AccumulateVector(vector, start);
            PrefixSum.AccumulateScalar(scalar, start);
            Assert.Equal(scalar, vector);
            int from = random.Next(ForBlock.Size);
            int[] part = scalar[from..(from + random.Next(ForBlock.Size - from))];
            Assert.Equal(part.Sum(v => (long)v), PrefixSum.Sum(part));
        },
        100);

    [Fact]
    public void DifferencesOfSumsAgree() => TestSeed.Run(
        random =>
        {
            int[] sums = [.. Enumerable.Range(0, ForBlock.BufferLength).Select(_ => random.Next(1000))];
            int start = random.Next(ForBlock.Size);
            int count = random.Next(1, ForBlock.Size - start + 1);
            int before = random.Next(3) == 0 ? random.Next(1000) : 0;
            int[] vector = new int[count + 16];
            int[] scalar = new int[count + 16];
            Assert.Equal(
                PositionSums.SubtractScalar(sums, start, count, before, scalar, -7),
                PositionSums.Subtract(sums, start, count, before, vector, -7));
            Assert.Equal(scalar[..(count + 8)], vector[..(count + 8)]);
        },
        200);

    private static int[] Values(Random random)
    {
        int[] values = new int[ForBlock.Size];
        int limit = 1 << random.Next(31);
        bool equal = random.Next(4) == 0;
        int common = random.Next(limit);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = equal ? common : random.Next(limit);
        }
        for (int i = random.Next(6); i > 0; i--)
        {
            long rare = Math.Min((long)limit << random.Next(12), int.MaxValue);
            values[random.Next(values.Length)] = random.Next((int)rare);
        }
        return values;
    }
}
