using Search.Codecs;
using Search.Queries.Bits;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Vector code and its scalar twins agree.</summary>
public sealed class BitsTests
{
    [Fact]
    public void TwinsAgree() => TestSeed.Run(
        random =>
        {
            ScoreRowsAgree(random);
            SearchesAgree(random);
            IntersectionsAgree(random);
            PositionSetsAgree(random);
            RunsAgree(random);
            SumsAgree(random);
            ConceptSumsAgree(random);
        },
        iterations: 200);

    private static void ScoreRowsAgree(Random random)
    {
        float[] inverse = [.. Enumerable.Range(0, 256).Select(_ => random.NextSingle() * 3)];
        var vector = new float[256];
        var scalar = new float[256];
        float weight = random.NextSingle() * 10;
        int freq = random.Next(1, 100);
        ScoreRows.FillBM25(weight, freq, inverse, vector);
        ScoreRows.FillBM25Scalar(weight, freq, inverse, scalar);
        Assert.Equal(scalar, vector);
    }

    private static void SearchesAgree(Random random)
    {
        int[] docs = Ascending(random, random.Next(1, 129));
        int start = random.Next(docs.Length);
        int target = random.Next(docs[start], docs[^1] + 1);
        Assert.Equal(
            SortedBlock.LowerBoundScalar(docs, start, target), SortedBlock.LowerBound(docs, start, target));
        float[] scores = [.. docs.Select(_ => random.NextSingle())];
        double[] sums = [.. scores.Select(s => (double)s)];
        float limit = random.NextSingle();
        Assert.Equal(
            BlockScores.NextAtLeastScalar(scores, start, limit), BlockScores.NextAtLeast(scores, start, limit));
        Assert.Equal(WindowSums.NextAtLeastScalar(sums, start, limit), WindowSums.NextAtLeast(sums, start, limit));
        sums[random.Next(sums.Length)] = 0;
        Assert.Equal(WindowSums.CountPositiveScalar(sums), WindowSums.CountPositive(sums));
    }

    private static void IntersectionsAgree(Random random)
    {
        int[] block = Ascending(random, random.Next(1, 129));
        int[] docs = Ascending(random, random.Next(1, 129));
        docs[0] = Math.Min(docs[0], block[^1]);
        int[] slots = [.. Enumerable.Range(0, docs.Length)];
        int[] docs2 = [.. docs];
        int[] slots2 = [.. slots];
        var places = new int[docs.Length];
        var places2 = new int[docs.Length];
        int next = 0, kept = 0, next2 = 0, kept2 = 0;
        int at = BlockIntersection.Keep(block, 0, docs, slots, places, docs.Length, ref next, ref kept);
        int at2 = BlockIntersection.KeepScalar(block, 0, docs2, slots2, places2, docs.Length, ref next2, ref kept2);
        Assert.Equal((at2, next2, kept2), (at, next, kept));
        Assert.Equal(docs2[..kept], docs[..kept]);
        Assert.Equal(slots2[..kept], slots[..kept]);
        Assert.Equal(places2[..kept], places[..kept]);
        int[] dense = Ascending(random, random.Next(1, 129));
        dense[0] = Math.Min(dense[0], block[^1]);
        MappedAgrees(block, dense[..dense.Count(d => d <= block[^1])]);
    }

    private static void MappedAgrees(int[] block, int[] docs)
    {
        int[] docs2 = [.. docs];
        int[] slots = [.. Enumerable.Range(0, docs.Length)];
        int[] slots2 = [.. slots];
        var places = new int[docs.Length];
        var places2 = new int[docs.Length];
        int next = 0, kept = 0, next2 = 0, kept2 = 0;
        int start = SortedBlock.LowerBoundScalar(block, 0, docs[0]);
        int at = BlockIntersection.KeepMapped(
            block, start, docs, slots, places, docs.Length, ref next, ref kept, new byte[4096]);
        int at2 = BlockIntersection.KeepScalar(
            block, start, docs2, slots2, places2, docs.Length, ref next2, ref kept2);
        Assert.Equal((at2, next2, kept2), (at, next, kept));
        Assert.Equal(docs2[..kept], docs[..kept]);
        Assert.Equal(slots2[..kept], slots[..kept]);
        Assert.Equal(places2[..kept], places[..kept]);
    }

    private static void RunsAgree(Random random)
    {
        int[] candidates = Ascending(random, random.Next(1, 40));
        int[] run = Ascending(random, random.Next(1, 40));
        int[] padded = [.. run, .. Enumerable.Repeat(PositionRuns.Filler, 7)];
        int move = random.Next(-5, 6);
        int[] candidates2 = [.. candidates];
        int kept = PositionRunMatches.Keep(candidates, padded.AsSpan(0, PositionRuns.After(0, run.Length)), move);
        Assert.Equal(PositionRunMatches.KeepScalar(candidates2, run, move), kept);
        Assert.Equal(candidates2[..kept], candidates[..kept]);
    }

    private static void PositionSetsAgree(Random random)
    {
        int[] lead = Ascending(random, random.Next(1, 50));
        int[] positions = Ascending(random, random.Next(1, 80));
        int words = (lead[^1] >> 6) + 1;
        var bits = new ulong[words];
        PositionBits.Set(lead, bits);
        int move = random.Next(-5, 6);
        var kept = new int[positions.Length + 1];
        var kept2 = new int[positions.Length + 1];
        int count = PositionBits.Keep(positions, move, bits, kept);
        Assert.Equal(positions.Select(p => p + move).Where(p => lead.Contains(p)), kept[..count]);
        Assert.Equal(PositionBits.KeepScalar(positions, move, bits, kept2), count);
        Assert.Equal(kept2[..count], kept[..count]);
    }

    private static void SumsAgree(Random random)
    {
        int count = random.Next(1, 129);
        int[] docs = Ascending(random, count);
        int[] freqs = [.. docs.Select(_ => random.Next(1, random.Next(2, 60)))];
        var norms = new byte[docs[^1] + 1];
        random.NextBytes(norms);
        SimScorer similarity = new BM25Similarity().CreateScorer(
            1, new CollectionStatistics("f", 1000, 900, 50_000, 9000), [new TermStatistics(300, 900)]);
        var table = new ScoreTable(similarity, random.Next(2) == 0 ? 10 : 300, 900);
        var vector = new float[count];
        var scalar = new float[count];
        BlockScores.Fill(table, docs, freqs, norms, vector);
        BlockScores.FillScalar(table, docs, freqs, norms, scalar);
        Assert.Equal(scalar, vector);
        var sums = new double[docs[^1] + 1];
        var sums2 = new double[docs[^1] + 1];
        WindowSums.Add(table, docs, freqs, norms, sums, 0);
        WindowSums.AddScalar(table, docs, freqs, norms, sums2, 0);
        Assert.Equal(sums2, sums);
    }

    private static void ConceptSumsAgree(Random random)
    {
        int[] docs = Ascending(random, random.Next(1, 129));
        int[] freqs = [.. docs.Select(_ => random.Next(1, 9))];
        var norms = new byte[docs[^1] + 1];
        random.NextBytes(norms);
        float[] inverse = [.. Enumerable.Range(0, 256).Select(_ => random.NextSingle())];
        var sums = new float[norms.Length];
        var sums2 = new float[norms.Length];
        var marks = new byte[norms.Length];
        var marks2 = new byte[norms.Length];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            float weight = random.NextSingle();
            ConceptSums.Add(docs, freqs, norms, weight, inverse, sums, marks, 0);
            ConceptSums.AddScalar(docs, freqs, norms, weight, inverse, sums2, marks2, 0);
        }
        Assert.Equal(sums2, sums);
        Assert.Equal(marks2, marks);
        Assert.Equal(ConceptSums.MaxScalar(sums), ConceptSums.Max(sums));
        double[] totals = [.. sums.Select(_ => random.NextDouble())];
        double[] totals2 = [.. totals];
        ConceptSums.AddSaturated(1.7f, sums, totals);
        ConceptSums.AddSaturatedScalar(1.7f, sums, totals2);
        Assert.Equal(totals2, totals);
        byte[] counts = [.. marks];
        byte[] counts2 = [.. marks];
        ConceptSums.Count(marks, counts);
        ConceptSums.CountScalar(marks, counts2);
        Assert.Equal(counts2, counts);
    }

    private static int[] Ascending(Random random, int count)
    {
        int step = random.Next(1, 12);
        var values = new int[count];
        int at = random.Next(5);
        for (int i = 0; i < count; i++)
        {
            values[i] = at;
            at += random.Next(1, step + 1);
        }
        return values;
    }
}
