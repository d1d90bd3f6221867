using System.IO;
using Search.Store;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Writer;

public sealed class IndexWriterTests : IDisposable
{
    private readonly MockDirectory _directory = new();
    private readonly WordAnalyzer _analyzer = new();

    private IndexWriterConfig Config => new() { Analyzer = _analyzer, MaxConcurrentMerges = 0 };

    public void Dispose()
    {
        _analyzer.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Only_one_writer_owns_a_directory()
    {
        using (new IndexWriter(_directory, Config))
        {
            Assert.Throws<LockObtainFailedException>(() => new IndexWriter(_directory, Config));
        }
        new IndexWriter(_directory, Config).Dispose();
    }

    [Fact]
    public void User_data_are_taken_at_the_cut_and_kept_by_commits_without_any()
    {
        using (var writer = new IndexWriter(_directory, Config))
        {
            writer.AddDocument(Text("a"));
            writer.Commit(() => new Dictionary<string, string> { ["docs"] = "1" });
            writer.AddDocument(Text("b"));
        }
        using (DirectoryReader reader = DirectoryReader.Open(_directory))
        {
            Assert.Equal("1", reader.CommitUserData["docs"]);
            Assert.Equal(2, reader.NumDocs);
        }
        using var again = new IndexWriter(_directory, Config);
        Assert.Equal("1", again.CommitUserData["docs"]);
    }

    [Fact]
    public void A_commit_without_changes_writes_nothing()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Text("a"));
        writer.Commit();
        long writes = _directory.Count(MockOperation.Changes);
        writer.Commit();
        writer.DeleteDocuments(new Term("body", "absent"));
        writer.Commit();
        Assert.Equal(writes, _directory.Count(MockOperation.Changes));
    }

    [Fact]
    public void A_second_prepare_is_refused_and_leaves_the_writer_open()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.PrepareCommit();
        Assert.Throws<CommitStateException>(() => writer.PrepareCommit());
        Assert.True(writer.IsOpen);
        writer.Commit();
    }

    [Fact]
    public void Create_replaces_an_index_only_at_its_first_commit()
    {
        Fill("a b c");
        using (var writer = new IndexWriter(_directory, Config with { OpenMode = OpenMode.Create }))
        {
            writer.AddDocument(Text("x"));
            Assert.Equal(3, NumDocs());
            writer.Commit();
            Assert.Equal(1, NumDocs());
        }
        Assert.Throws<FileNotFoundException>(
            () => new IndexWriter(new MockDirectory(), Config with { OpenMode = OpenMode.Append }));
    }

    [Fact]
    public void A_failed_write_closes_the_writer_with_its_cause()
    {
        var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Text("a"));
        writer.Commit();
        writer.AddDocument(Text("b"));
        _directory.FailAt(MockOperation.Sync, 1, MockFault.IoError);
        IOException cause = Assert.Throws<IOException>(() => writer.Commit());
        Assert.False(writer.IsOpen);
        Assert.Same(cause, writer.TragicException);
        AlreadyClosedException closed = Assert.Throws<AlreadyClosedException>(() => writer.AddDocument(Text("c")));
        Assert.Same(cause, closed.InnerException);
        Assert.Throws<AlreadyClosedException>(() => writer.GetReader());
        writer.Dispose();
        Assert.Equal(1, NumDocs());
    }

    [Fact]
    public void Reopening_shares_segments_and_says_when_nothing_changed()
    {
        using var writer = new IndexWriter(_directory, Config with { MergePolicy = new NoMergePolicy() });
        writer.AddDocument(Text("a"));
        using DirectoryReader first = writer.GetReader();
        Assert.Null(DirectoryReader.OpenIfChanged(first));
        writer.AddDocument(Text("b"));
        using DirectoryReader? second = DirectoryReader.OpenIfChanged(first);
        Assert.NotNull(second);
        Assert.Same(first.Leaves[0].Reader, second.Leaves[0].Reader);
        writer.DeleteDocuments(new Term("body", "a"));
        using DirectoryReader? third = DirectoryReader.OpenIfChanged(second);
        Assert.NotNull(third);
        Assert.Equal((1, 2, 1), (first.NumDocs, second.NumDocs, third.NumDocs));
    }

    [Fact]
    public void A_reader_of_a_commit_reopens_to_the_next_one()
    {
        Fill("a b");
        using DirectoryReader first = DirectoryReader.Open(_directory);
        Assert.Null(DirectoryReader.OpenIfChanged(first));
        using (var writer = new IndexWriter(_directory, Config with { MergePolicy = new NoMergePolicy() }))
        {
            writer.DeleteDocuments(new Term("body", "a"));
            writer.AddDocument(Text("c"));
            writer.AddDocument(Text("d"));
        }
        using DirectoryReader? second = DirectoryReader.OpenIfChanged(first);
        Assert.NotNull(second);
        Assert.Equal((2, 3), (first.NumDocs, second.NumDocs));
        Assert.Equal((2, 1), (first.Leaves[0].Reader.NumDocs, second.Leaves[0].Reader.NumDocs));
    }

    [Fact]
    public void A_reader_outlives_the_files_it_reads()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Text("a"));
        writer.AddDocument(Text("b"));
        writer.Flush();
        writer.AddDocument(Text("c"));
        using DirectoryReader reader = writer.GetReader();
        writer.ForceMerge(1);
        writer.Commit();
        Assert.Equal(1, writer.SegmentCount);
        Assert.Equal(3, reader.NumDocs);
        Assert.Equal(2, reader.Leaves.Count);
        Assert.NotNull(reader.Leaves[0].Reader.Terms("body"));
    }

    [Fact]
    public void A_deletion_reaches_what_was_added_before_it_and_nothing_after()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Text("x"));
        writer.DeleteDocuments(new Term("body", "x"));
        writer.AddDocument(Text("x"));
        writer.Flush();
        writer.AddDocument(Text("x"));
        Assert.Equal(2, Count(writer));
        writer.DeleteDocuments(new Term("body", "x"));
        Assert.Equal(0, Count(writer));
        Assert.Equal(0, writer.SegmentCount);
    }

    [Fact]
    public void A_field_stays_what_it_is_over_segments_and_sessions()
    {
        Fill("a");
        using var writer = new IndexWriter(_directory, Config);
        var keyword = new IndexDocument().Add(new IndexableField("body", FieldType.Keyword) { StringValue = "a" });
        Assert.Throws<ArgumentException>(() => writer.AddDocument(keyword));
        Assert.True(writer.IsOpen);
        writer.AddDocument(Text("b"));
        Assert.Equal(2, Count(writer));
    }

    [Fact]
    public void A_term_that_is_too_long_refuses_its_document_only()
    {
        using var writer = new IndexWriter(_directory, Config);
        Assert.Throws<ArgumentException>(() => writer.AddDocument(Text("short " + new string('x', 32767))));
        writer.AddDocument(Text(new string('x', 32766)));
        using DirectoryReader reader = writer.GetReader();
        Assert.Equal(1, reader.NumDocs);
        Assert.Equal(1, reader.Leaves[0].Reader.Terms("body")?.Count);
    }

    [Fact]
    public void Documents_without_fields_and_fields_without_tokens_are_documents()
    {
        using (var writer = new IndexWriter(_directory, Config))
        {
            writer.AddDocument(new IndexDocument());
            writer.Flush();
            writer.AddDocument(Text(""));
            writer.AddDocument(Text("").Add(new IndexableField("x", FieldType.StoredOnly) { DoubleValue = 1.5 }));
            writer.Flush();
            writer.ForceMerge(1);
        }
        CheckReport report = CheckIndex.Check(_directory);
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(3, report.NumDocs);
    }

    [Fact]
    public void A_refused_document_changes_neither_fields_nor_the_documents_after_it()
    {
        using var writer = new IndexWriter(_directory, Config);
        Assert.Throws<ArgumentException>(() => writer.AddDocument(
            Text("a").Add(new IndexableField("n", FieldType.NumericDocValue) { StringValue = "no number" })));
        Assert.Throws<ArgumentException>(() => writer.AddDocument(
            Text("a").Add(new IndexableField("s", FieldType.StoredOnly))));
        Assert.Throws<ArgumentException>(() => writer.AddDocument(
            new IndexDocument().Add(new IndexableField("body", FieldType.Text) { StringValue = "a", NormOverride = 0 })));
        Assert.Equal(0, writer.BufferedDocs);
        writer.AddDocument(Text("b"));
        using DirectoryReader reader = writer.GetReader();
        Assert.Equal(1, reader.MaxDoc);
        Assert.Equal(1, reader.Leaves[0].Reader.Terms("body")?.Count);
    }

    [Fact]
    public void Indexing_does_not_allocate_per_token()
    {
        using var writer = new IndexWriter(_directory, Config);
        string text = string.Join(' ', Enumerable.Range(0, 4000).Select(i => $"w{i % 500}"));
        IndexDocument document =
            new IndexDocument().Add(new IndexableField("body", FieldType.Text) { StringValue = text });
        for (int i = 0; i < 20; i++)
        {
            writer.AddDocument(document);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            writer.AddDocument(document);
        }
        double perToken = (GC.GetAllocatedBytesForCurrentThread() - before) / (20.0 * 4000);

        // The log itself takes two or three bytes a token, in chunks.
        Assert.True(perToken < 6, $"{perToken} bytes a token");
    }

    private static IndexDocument Text(string text) =>
        new IndexDocument().Add(new IndexableField("body", FieldType.TextStored) { StringValue = text });

    private static int Count(IndexWriter writer)
    {
        using DirectoryReader reader = writer.GetReader();
        return reader.NumDocs;
    }

    private void Fill(string words)
    {
        using var writer = new IndexWriter(_directory, Config);
        foreach (string word in words.Split(' '))
        {
            writer.AddDocument(Text(word));
        }
    }

    private int NumDocs()
    {
        using DirectoryReader reader = DirectoryReader.Open(_directory);
        return reader.NumDocs;
    }
}
