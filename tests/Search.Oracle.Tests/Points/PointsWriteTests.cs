using Search.Indexing;
using Search.Store;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Points;

namespace Search.Oracle.Tests.Points;

/// <summary>Points that we write, delete and merge pass Apache Lucene's CheckIndex, and it reads in them what we read.</summary>
public sealed class PointsWriteTests
{
    [Fact]
    public void Lucene_reads_what_we_write() => TestSeed.Run(
        random =>
        {
            using var folder = new TempFolder();
            using Directory directory = FSDirectory.Open(folder.Path);
            Write(random, directory, random.Next(4) == 0 ? random.Next(4000, 9000) : random.Next(1, 1500));
            AssertLuceneAgrees(folder, directory);
        },
        iterations: 4 * Judges.Multiplier);

    [Fact]
    public void Lucene_merges_our_points() => TestSeed.Run(random =>
    {
        using var folder = new TempFolder();
        using Directory directory = FSDirectory.Open(folder.Path);
        Write(random, directory, 2000);
        IReadOnlyList<string> before = JavaOracle.Ask("PointsDump", folder.Path);
        Assert.NotEmpty(before);
        Assert.Equal(["1"], JavaOracle.Ask("Merge", folder.Path));
        AssertLuceneAgrees(folder, directory);
    });

    [Fact]
    public void We_go_on_with_an_index_of_Lucenes() => TestSeed.Run(random =>
    {
        using var folder = new TempFolder();
        JavaOracle.Ask("PointsWrite", folder.Path, "2500", $"{random.Next()}", "deletes");
        using Directory directory = FSDirectory.Open(folder.Path);
        using var analyzer = new WordAnalyzer();
        using (var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer)))
        {
            writer.DeleteDocuments(new Term("id", "doc7"));
            writer.ForceMerge(1);
        }
        AssertLuceneAgrees(folder, directory);
    });

    internal static void AssertLuceneAgrees(TempFolder folder, Directory directory)
    {
        Assert.Equal(["clean"], JavaOracle.Ask("Check", folder.Path));
        CheckReport report = CheckIndex.Check(directory);
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(JavaOracle.Ask("PointsDump", folder.Path), PointsDump.Of(directory));
    }

    /// <summary>Writes documents with fields p1 to p8 of as many indexed dimensions, in one or more sessions, and deletes some.</summary>
    internal static void Write(Random random, Directory directory, int docs)
    {
        RandomPoints[] fields = [.. Enumerable.Range(1, 8).Select(d => RandomPoints.Create(random, d))];
        FieldType[] types = [.. fields.Select(f => new FieldType { Points = f.Shape })];
        using var analyzer = new WordAnalyzer();
        int doc = 0;
        for (int session = random.Next(1, 3); session > 0; session--)
        {
            IndexWriterConfig config = RandomIndexConfig.Create(random, analyzer);
            using var writer = new IndexWriter(
                directory, config with { MaxBufferedDocs = random.Next((docs / 10) + 2, docs + 3) });
            for (int end = session == 1 ? docs : doc + random.Next(docs - doc + 1); doc < end; doc++)
            {
                writer.AddDocument(Document(random, doc, fields, types));
                if (random.Next(10) == 0)
                {
                    writer.DeleteDocuments(new Term("id", $"{random.Next(doc + 1)}"));
                }
            }
            if (random.Next(3) == 0)
            {
                writer.ForceMerge(random.Next(1, 3));
            }
        }
    }

    private static IndexDocument Document(Random random, int doc, RandomPoints[] fields, FieldType[] types)
    {
        IndexDocument document = new IndexDocument()
            .Add(new IndexableField("id", FieldType.Keyword) { StringValue = $"{doc}" });
        for (int i = 0; i < fields.Length; i++)
        {
            for (int count = random.Next(i % 2 == 0 ? 2 : 4); count > 0; count--)
            {
                document.Add(new IndexableField($"p{i + 1}", types[i]) { PointValue = fields[i].Value(random, doc) });
            }
        }
        return document;
    }
}
