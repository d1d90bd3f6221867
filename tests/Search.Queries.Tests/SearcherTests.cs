using System.Threading;
using Search.Indexing;
using Search.Store;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>What a search costs and how it is stopped.</summary>
public sealed class SearcherTests
{
    [Fact]
    public void ATermQueryAllocatesTheSameWhateverMatches()
    {
        long few = Allocated(documents: 400);
        long many = Allocated(documents: 40_000);
        Assert.True(many < few + 8192, $"{few} bytes for 400 documents, {many} for 40,000");
        Assert.True(many < 64 * 1024, $"{many} bytes for one segment");
    }

    [Fact]
    public void ACancelledSearchStops()
    {
        var searcher = new IndexSearcher(new MemoryReader(128, [new MemoryDocument().Text("f", "a")]));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => searcher.Search(
            new TermQuery(new Term("f", "a")), 1, new SearchOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void APassedDeadlineGivesAPartialResult()
    {
        var searcher = new IndexSearcher(new MemoryReader(128, [new MemoryDocument().Text("f", "a")]));
        TopDocs found = searcher.Search(
            new TermQuery(new Term("f", "a")),
            1,
            new SearchOptions { SoftDeadline = TimeProvider.System.GetUtcNow().AddSeconds(-1) });
        Assert.True(found.IsPartial);
        Assert.Equal(TotalHitsRelation.GreaterThanOrEqualTo, found.TotalHits.Relation);
    }

    [Fact]
    public void NoHitsWantedStillCounts()
    {
        var searcher = new IndexSearcher(
            new MemoryReader(128, [new MemoryDocument().Text("f", "a"), new MemoryDocument().Text("f", "a b")]));
        TopDocs found = searcher.Search(new TermQuery(new Term("f", "a")), 0);
        Assert.Empty(found.ScoreDocs);
        Assert.Equal(new TotalHits(2, TotalHitsRelation.EqualTo), found.TotalHits);
    }

    private static long Allocated(int documents)
    {
        using var directory = new ByteBuffersDirectory();
        using var analyzer = new WordRunAnalyzer();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = analyzer }))
        {
            for (int i = 0; i < documents; i++)
            {
                string text = i % 3 == 0 ? "common words here" : "common";
                writer.AddDocument(new IndexDocument().Add(
                    new IndexableField("f", FieldType.Text) { StringValue = text }));
            }
            writer.Commit();
        }
        using DirectoryReader reader = DirectoryReader.Open(directory);
        Assert.Single(reader.Leaves);
        var searcher = new IndexSearcher(reader);
        var query = new TermQuery(new Term("f", "common"));
        var options = new SearchOptions { TotalHitsThreshold = SearchOptions.Exact };
        searcher.Search(query, 10, options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        searcher.Search(query, 10, options);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
