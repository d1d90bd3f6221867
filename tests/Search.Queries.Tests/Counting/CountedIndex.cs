using System.Text;
using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Testing.Indexing;

namespace Search.Queries.Tests.Counting;

/// <summary>A random index with several segments and deletions, and what its documents hold.</summary>
internal sealed class CountedIndex : IDisposable
{
    internal static readonly string[] Words = ["talks", "oil", "peace", "envoy", "harvest", "rare"];

    private static readonly FieldType Sorted = FieldType.Keyword with { DocValuesType = DocValuesType.Sorted };
    private static readonly FieldType SortedSet = FieldType.Keyword with { DocValuesType = DocValuesType.SortedSet };
    private static readonly FieldType Numbers = new() { DocValuesType = DocValuesType.SortedNumeric };
    private static readonly FieldType Bytes = new() { DocValuesType = DocValuesType.Binary };

    private readonly ByteBuffersDirectory _directory = new();
    private readonly DirectoryReader _reader;

    internal CountedIndex(Random random, int maxDocs = 400)
    {
        int count = random.Next(1, maxDocs);
        var docs = new Dictionary<string, CountedDocument>(StringComparer.Ordinal);
        using (var analyzer = new WordAnalyzer())
        using (var writer = new IndexWriter(
            _directory, RandomIndexConfig.Create(random, analyzer, backgroundMerges: false)))
        {
            for (int i = 0; i < count; i++)
            {
                CountedDocument doc = Draw(random, $"d{random.Next(1_000_000):000000}");
                docs[doc.Id] = doc;
                writer.UpdateDocument(new Term("id", doc.Id), ToDocument(doc));
                if (random.Next(100) == 0)
                {
                    writer.Flush();
                }
            }
            foreach (string id in docs.Keys.Where(_ => random.Next(10) == 0).ToArray())
            {
                writer.DeleteDocuments(new Term("id", id));
                docs.Remove(id);
            }
            writer.Commit();
        }
        _reader = DirectoryReader.Open(_directory);
        Searcher = new IndexSearcher(_reader);
        ByDoc = new CountedDocument?[_reader.MaxDoc];
        TopDocs all = Searcher.Search(
            new MatchAllDocsQuery(), _reader.MaxDoc, new SearchOptions { Sort = [SortField.Binary("_id")] });
        foreach (ScoreDoc hit in all.ScoreDocs)
        {
            ByDoc[hit.Doc] = docs[Encoding.UTF8.GetString((byte[]?)hit.SortValues[0] ?? [])];
        }
        Assert.Equal(docs.Count, all.ScoreDocs.Count);
    }

    internal IndexSearcher Searcher { get; }

    /// <summary>The documents by their number in the reader; null for deleted ones.</summary>
    internal CountedDocument?[] ByDoc { get; }

    /// <summary>A query that matches few, many, or all.</summary>
    internal static Query DrawQuery(Random random)
    {
        Query Word() => new TermQuery(new Term("body", Words[random.Next(Words.Length)]));
        return random.Next(5) switch
        {
            0 => new MatchAllDocsQuery(),
            1 => Word(),
            2 => new BooleanQuery([new BooleanClause(Word(), Occur.Must), new BooleanClause(Word(), Occur.Must)]),
            3 => new BooleanQuery(
                [new BooleanClause(Word(), Occur.Should), new BooleanClause(Word(), Occur.MustNot)]),
            _ => new BooleanQuery([new BooleanClause(Word(), Occur.Should), new BooleanClause(Word(), Occur.Should)]),
        };
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static CountedDocument Draw(Random random, string id) => new()
    {
        Id = id,
        Body = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Words[random.Next(Words.Length)])),
        Kind = random.Next(5) == 0 ? null : $"k{random.Next(12)}",
        Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => "t" + (char)('\u00C0' + random.Next(30)))],
        Number = random.Next(5) == 0 ? null : random.Next(-8, 9),
        Dates = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Moment(random))],
    };

    // From the year 1 to 9999, mostly within two years.
    private static long Moment(Random random) =>
        random.Next(10) == 0
            ? random.NextInt64(-62_135_596_800_000_000, 253_402_300_800_000_000)
            : 1_672_531_200_000_000 + random.NextInt64(2L * 365 * 86_400_000_000);

    private static IndexDocument ToDocument(CountedDocument doc)
    {
        var made = new IndexDocument();
        made.Add(new IndexableField("id", FieldType.Keyword) { StringValue = doc.Id });
        made.Add(new IndexableField("_id", Bytes) { BinaryValue = Encoding.UTF8.GetBytes(doc.Id) });
        made.Add(new IndexableField("body", FieldType.Text) { StringValue = doc.Body });
        if (doc.Kind is not null)
        {
            made.Add(new IndexableField("kind", Sorted) { StringValue = doc.Kind });
        }
        foreach (string tag in doc.Tags)
        {
            made.Add(new IndexableField("tags", SortedSet) { StringValue = tag });
        }
        if (doc.Number is { } number)
        {
            made.Add(new IndexableField("number", FieldType.NumericDocValue) { Int64Value = number });
        }
        foreach (long date in doc.Dates)
        {
            made.Add(new IndexableField("dates", Numbers) { Int64Value = date });
        }
        return made;
    }
}
