using Search.Codecs;
using Search.Indexing;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Intervals are the minimal ones among all combinations of the parts' intervals.</summary>
public sealed class IntervalTests
{
    private const string Letters = "abcdefgh";

    [Fact]
    public void IntervalsAreTheMinimalOnesOfAllCombinations() => TestSeed.Run(random =>
    {
        for (int round = 0; round < 150; round++)
        {
            string text = string.Concat(
                Enumerable.Range(0, random.Next(1, 40)).Select(_ => Letters[random.Next(Letters.Length)]));
            LeafReader leaf = Leaf(text);
            for (int i = 0; i < 20; i++)
            {
                (IntervalSource source, Func<List<(int Start, int End)>> all) = Create(random, text, 2, [.. Letters]);
                IntervalReader? reader = source.GetReader(new IntervalLeaf(leaf, "f", PostingsFlags.Positions));
                List<(int Start, int End)> found = [];
                if (reader is not null && reader.Docs.NextDoc() == 0)
                {
                    reader.Read();
                    found = [.. reader.Intervals.Select(v => (v.Start, v.End))];
                }
                Assert.Equal($"{text} {source}: {Show(all())}", $"{text} {source}: {Show(found)}");
            }
        }
    });

    [Fact]
    public void MentionsAreAsLongAsTheirPayloadSays()
    {
        var mention = new MemoryToken("e", 1) { Payload = [2, 0] };
        var doc = new MemoryDocument();
        doc.Tokens["f"] = [.. "abcd".Select((c, i) => new MemoryToken(c.ToString(), i))];
        doc.Tokens["f.entities"] = [mention];
        LeafReader leaf = new MemoryLeafReader([doc], 128);
        IntervalSource entity = IntervalSource.Mention(new Term("f.entities", "e"));
        Assert.Equal("0-3", Find(leaf, IntervalSource.Phrase(IntervalSource.Term("a"), entity, IntervalSource.Term("d"))));
        Assert.Equal(
            "0-3", Find(leaf, IntervalSource.Unordered(IntervalSource.Term("d"), IntervalSource.Term("a"))));
        Assert.Equal(string.Empty, Find(leaf, IntervalSource.Ordered(entity, IntervalSource.Term("c"))));
        IntervalSource either = IntervalSource.Or(IntervalSource.Term("b"), entity);
        Assert.Equal("0-3", Find(leaf, IntervalSource.Phrase(IntervalSource.Term("a"), either, IntervalSource.Term("d"))));
        Assert.Equal("0-3", Find(
            leaf, IntervalSource.Ordered(IntervalSource.Term("a"), entity, IntervalSource.Term("d")).WithMaxGaps(0)));
    }

    private static string Find(LeafReader leaf, IntervalSource source)
    {
        IntervalReader? reader = source.GetReader(new IntervalLeaf(leaf, "f", PostingsFlags.Positions));
        if (reader is null || reader.Docs.NextDoc() != 0)
        {
            return string.Empty;
        }
        reader.Read();
        return Show([.. reader.Intervals.Select(v => (v.Start, v.End))]);
    }

    private static MemoryLeafReader Leaf(string text)
    {
        var doc = new MemoryDocument();
        doc.Tokens["f"] = [.. text.Select((c, i) => new MemoryToken(c.ToString(), i))];
        return new MemoryLeafReader([doc], 128);
    }

    private static string Show(IEnumerable<(int Start, int End)> intervals) =>
        string.Join(' ', intervals.Select(i => $"{i.Start}-{i.End}"));

    private static (IntervalSource Source, Func<List<(int Start, int End)>> All) Create(
        Random random, string text, int depth, List<char> unused)
    {
        if (depth == 0 || random.Next(3) == 0 || unused.Count < 4)
        {
            // Every letter once: equal parts of an unordered source need as many occurrences.
            int at = random.Next(unused.Count);
            char letter = unused[at];
            unused.RemoveAt(at);
            return (IntervalSource.Term(letter.ToString()), () =>
                [.. Enumerable.Range(0, text.Length).Where(i => text[i] == letter).Select(i => (i, i))]);
        }
        var parts = Enumerable.Range(0, random.Next(2, 4)).TakeWhile(_ => unused.Count > 0)
            .Select(_ => Create(random, text, depth - 1, unused)).ToList();
        IntervalSource[] sources = [.. parts.Select(p => p.Source)];
        List<List<(int Start, int End)>> Parts() => [.. parts.Select(p => p.All())];
        return random.Next(3) switch
        {
            0 => (IntervalSource.Ordered(sources), () => Combine(Parts(), (a, b) => b.Start > a.End)),
            1 => (IntervalSource.Unordered(sources), () => Combine(Parts(), (_, _) => true)),
            _ => (IntervalSource.Or(sources), () => Minimal(Parts().SelectMany(p => p))),
        };
    }

    private static List<(int Start, int End)> Combine(
        List<List<(int Start, int End)>> parts, Func<(int Start, int End), (int Start, int End), bool> follows)
    {
        IEnumerable<((int Start, int End) Whole, (int Start, int End) Last)> all = parts[0].Select(p => (p, p));
        foreach (List<(int Start, int End)> part in parts.Skip(1))
        {
            all = [.. all
                .SelectMany(a => part.Where(p => follows(a.Last, p)).Select(p => (
                    (Math.Min(a.Whole.Start, p.Start), Math.Max(a.Whole.End, p.End)), p)))
                .Distinct()];
        }
        return Minimal(all.Select(a => a.Whole));
    }

    private static List<(int Start, int End)> Minimal(IEnumerable<(int Start, int End)> all)
    {
        List<(int Start, int End)> distinct = [.. all.Distinct()];
        return [.. distinct
            .Where(a => !distinct.Any(b => b != a && b.Start >= a.Start && b.End <= a.End))
            .Order()];
    }
}
