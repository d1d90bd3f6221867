using Search.Indexing;

namespace Search.Queries.Tests;

/// <summary>Random query trees.</summary>
internal static class RandomQuery
{
    internal static Query Create(Random random, int depth = 3, bool sloppy = true)
    {
        int kind = random.Next(depth > 0 ? 12 : 7);
        return kind switch
        {
            0 or 1 or 2 => Term(random),
            3 => Phrase(random, sloppy),
            4 => Range(random),
            5 => new TermInSetQuery("body", [RandomCorpus.Word(random), RandomCorpus.Word(random)]),
            6 => random.Next(4) switch
            {
                0 => new MatchAllDocsQuery(),
                1 => new ExistsQuery("number"),
                2 => new ExistsQuery("title"),
                _ => new TermRangeQuery("body", "oil"u8.ToArray(), "riyadh"u8.ToArray(), true, false),
            },
            7 => new ConstantScoreQuery(Create(random, depth - 1, sloppy)),
            8 => new BoostQuery(Create(random, depth - 1, sloppy), random.Next(1, 7) * 0.5f),
            9 => new DisjunctionMaxQuery(
                Enumerable.Range(0, random.Next(1, 4)).Select(_ => Create(random, depth - 1, sloppy)).ToList(),
                random.Next(3) * 0.2f),
            _ => Boolean(random, depth, sloppy),
        };
    }

    internal static Query Boolean(Random random, int depth, bool sloppy)
    {
        bool simple = random.Next(3) == 0;
        var clauses = new List<BooleanClause>();
        int count = random.Next(1, 6);
        Occur single = (Occur)random.Next(3);
        for (int i = 0; i < count; i++)
        {
            clauses.Add(new BooleanClause(
                simple ? Term(random) : Create(random, depth - 1, sloppy),
                simple ? single : (Occur)random.Next(4)));
        }
        int shoulds = clauses.Count(c => c.Occur == Occur.Should);
        return new BooleanQuery(clauses, random.Next(3) == 0 ? random.Next(shoulds + 1) : 0);
    }

    private static TermQuery Term(Random random) => new(new Term(
        RandomCorpus.Fields[random.Next(2)], random.Next(30) == 0 ? "absent" : RandomCorpus.Word(random)));

    private static PhraseQuery Phrase(Random random, bool sloppy)
    {
        int count = random.Next(1, 4);
        var terms = Enumerable.Range(0, count).Select(_ => new Term("body", RandomCorpus.Word(random))).ToList();
        int at = 0;
        var positions = new List<int>();
        for (int i = 0; i < count; i++)
        {
            positions.Add(at);
            at += random.Next(6) == 0 ? 2 : 1;
        }
        return new PhraseQuery(terms, positions, sloppy && random.Next(2) == 0 ? random.Next(4) : 0);
    }

    private static DocValuesRangeQuery Range(Random random) => random.Next(2) == 0
        ? DocValuesRangeQuery.Numeric("number", random.Next(-6, 10), random.Next(0, 20))
        : DocValuesRangeQuery.Text("kind", "b"u8.ToArray(), "e"u8.ToArray(), random.Next(2) == 0, random.Next(2) == 0);
}
