using Search.Indexing.Tests.Model;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Crash;

/// <summary>
/// A small, fixed sequence of operations that meets every step of a writer's life: open, flush, commit, update, delete, merge, commit
/// again, reopen. Knows which states a crash may leave.
/// </summary>
internal sealed class Workload(MockDirectory directory, bool useCompoundFile)
{
    private readonly Random _random = new(42);
    private Dictionary<string, ModelDocument> _now = [];

    /// <summary>Content of the last commit that was acknowledged; null before the first.</summary>
    public Dictionary<string, ModelDocument>? Committed { get; private set; }

    /// <summary>Content of the commit that was asked for and not acknowledged; null when there is none.</summary>
    public Dictionary<string, ModelDocument>? Attempted { get; private set; }

    /// <summary>Runs to the end, or to the first failure, which is returned with everything closed.</summary>
    public Exception? Run()
    {
        using var analyzer = new WordAnalyzer();
        return Record.Exception(() =>
        {
            Session(analyzer, First);
            Session(analyzer, Second);
        });
    }

    private void Session(WordAnalyzer analyzer, Action<IndexWriter> body)
    {
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            MaxBufferedDocs = 4,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 2, FloorSegmentBytes = 1 },
            MaxConcurrentMerges = 0,
            UseCompoundFile = useCompoundFile,
            CommitOnClose = false,
        };
        var writer = new IndexWriter(directory, config);
        try
        {
            body(writer);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private void First(IndexWriter writer)
    {
        Commit(writer);
        for (int i = 0; i < 6; i++)
        {
            Update(writer, i);
        }
        Commit(writer);
        Update(writer, 1);
        Delete(writer, 3);
        Change(writer, 2);
        using (DirectoryReader reader = writer.GetReader())
        {
            ModelReader.AssertHolds(reader, _now);
        }
        Attempted = new(_now);
        writer.PrepareCommit();
        Update(writer, 7);
        writer.Commit();
        Committed = Attempted;
        Attempted = null;
        writer.Rollback();
        _now = new(Committed);
    }

    private void Second(IndexWriter writer)
    {
        for (int i = 4; i < 11; i++)
        {
            Update(writer, i);
        }
        Delete(writer, 0);
        Change(writer, 4);
        writer.ForceMerge(1);
        Commit(writer);
        Change(writer, 5);
        Commit(writer);
        for (int i = 0; i < 20; i++)
        {
            Delete(writer, i);
        }
        Update(writer, 30);
        Commit(writer);
    }

    private void Update(IndexWriter writer, int id)
    {
        ModelDocument document = ModelDocument.Create($"{id}", _random);
        writer.UpdateDocument(document.Term, document.ToIndexDocument());
        _now[document.Id] = document;
    }

    private void Change(IndexWriter writer, int id)
    {
        long rank = _random.Next(1000);
        byte[]? blob = ModelDocument.RandomBlob(_random);
        writer.UpdateDocValues(
            new Term("id", $"{id}"), DocValueChange.OfNumber("rank", rank), DocValueChange.OfBytes("blob", blob));
        _now[$"{id}"] = _now[$"{id}"] with { Rank = rank, Blob = blob };
    }

    private void Delete(IndexWriter writer, int id)
    {
        writer.DeleteDocuments(new Term("id", $"{id}"));
        _now.Remove($"{id}");
    }

    private void Commit(IndexWriter writer)
    {
        Attempted = new(_now);
        writer.Commit(new Dictionary<string, string> { ["documents"] = $"{_now.Count}" });
        Committed = Attempted;
        Attempted = null;
    }
}
