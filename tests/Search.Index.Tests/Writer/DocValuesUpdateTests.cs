using Search.Codecs;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Writer;

/// <summary>Doc values that change without their documents: order, kinds of fields, merges, files.</summary>
public sealed class DocValuesUpdateTests : IDisposable
{
    private static readonly FieldType Number = new() { DocValuesType = DocValuesType.Numeric };
    private readonly MockDirectory _directory = new();
    private readonly WordAnalyzer _analyzer = new();

    private IndexWriterConfig Config => new() { Analyzer = _analyzer, MaxConcurrentMerges = 0 };

    public void Dispose()
    {
        _analyzer.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void An_update_reaches_what_was_added_before_it_and_nothing_after()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Document("a", 1));
        writer.UpdateNumericDocValue(new Term("id", "a"), "n", 2);
        writer.AddDocument(Document("a", 3));
        using (DirectoryReader reader = writer.GetReader())
        {
            Assert.Equal([2L, 3], Numbers(reader));
        }
        writer.UpdateNumericDocValue(new Term("id", "a"), "n", 4);
        writer.UpdateDocument(new Term("id", "a"), Document("a", 5));
        using (DirectoryReader reader = writer.GetReader())
        {
            Assert.Equal([5L], Numbers(reader));
        }
    }

    [Fact]
    public void The_last_update_of_a_document_wins_whatever_its_term()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Document("a", 1).Add(new IndexableField("tag", FieldType.Keyword) { StringValue = "t" }));
        writer.Commit();
        writer.UpdateNumericDocValue(new Term("tag", "t"), "n", 2);
        writer.UpdateNumericDocValue(new Term("id", "a"), "n", 3);
        writer.UpdateNumericDocValue(new Term("tag", "t"), "n", 4);
        using (DirectoryReader reader = writer.GetReader())
        {
            Assert.Equal([4L], Numbers(reader));
        }
        writer.UpdateNumericDocValue(new Term("id", "a"), "n", null);
        using (DirectoryReader reader = writer.GetReader())
        {
            Assert.Empty(Numbers(reader));
        }
    }

    [Fact]
    public void A_field_may_get_its_first_doc_values_by_an_update()
    {
        using (var writer = new IndexWriter(_directory, Config))
        {
            writer.AddDocument(new IndexDocument().Add(
                new IndexableField("id", FieldType.Keyword) { StringValue = "a" }));
            writer.UpdateNumericDocValue(new Term("id", "a"), "n", 7);
            writer.UpdateNumericDocValue(new Term("id", "a"), "id", 8);
            writer.Commit();
            writer.AddDocument(Document("b", 9));
            writer.ForceMerge(1);
        }
        using DirectoryReader reader = DirectoryReader.Open(_directory);
        Assert.Equal([7L, 9], Numbers(reader));
        Assert.True(CheckIndex.Check(_directory).IsClean);
    }

    [Fact]
    public void A_field_of_another_kind_is_refused_and_nothing_happens()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Document("a", 1));
        Assert.Throws<ArgumentException>(() => writer.UpdateBinaryDocValue(new Term("id", "a"), "n", [1]));
        Assert.True(writer.IsOpen);
        using DirectoryReader reader = writer.GetReader();
        Assert.Equal([1L], Numbers(reader));
    }

    [Fact]
    public void Updates_that_arrive_during_a_merge_reach_the_merged_segment()
    {
        IndexWriter? writer = null;
        IndexWriterConfig config = Config with
        {
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 100, MaxMergeAtOnce = 100 },
            WarmMergedSegment = leaf =>
            {
                // The merge has read its sources; its result is not yet in the index.
                writer!.UpdateNumericDocValue(new Term("id", "a"), "n", 11);
                writer.GetReader().Dispose();
                writer.UpdateNumericDocValue(new Term("id", "a"), "n", 12);
                writer.GetReader().Dispose();
                writer.UpdateNumericDocValue(new Term("id", "b"), "n", 13);
            },
        };
        using (writer = new IndexWriter(_directory, config))
        {
            foreach (string id in new[] { "x", "a", "b", "c" })
            {
                writer.AddDocument(Document(id, 1));
                writer.Flush();
            }
            writer.DeleteDocuments(new Term("id", "x"));
            writer.ForceMerge(1);
            using DirectoryReader reader = writer.GetReader();
            Assert.Single(reader.Leaves);
            Assert.Equal([12L, 13, 1], Numbers(reader));
        }
        using DirectoryReader last = DirectoryReader.Open(_directory);
        Assert.Equal([12L, 13, 1], Numbers(last));
    }

    [Fact]
    public void Each_update_writes_its_field_only_and_old_generations_go()
    {
        using (var writer = new IndexWriter(_directory, Config with { UseCompoundFile = false }))
        {
            writer.AddDocument(Document("a", 1).Add(new IndexableField("m", Number) { Int64Value = 1 }));
            writer.Commit();
            string postings = Assert.Single(_directory.ListAll(), f => f.EndsWith(".tim", StringComparison.Ordinal));
            for (int i = 2; i < 6; i++)
            {
                writer.UpdateNumericDocValue(new Term("id", "a"), i % 2 == 0 ? "n" : "m", i);
                writer.Commit();
            }
            Assert.Contains(postings, _directory.ListAll());
        }
        SegmentCommitInfo segment = SegmentInfos.ReadLatest(_directory)[0];
        Assert.Equal(4, segment.DocValuesGen);
        Assert.Equal(4, segment.FieldInfosGen);
        Assert.Equal(2, segment.DocValuesUpdatesFiles.Count);
        Assert.Equal(
            SegmentInfos.ReadLatest(_directory).Files(includeSegmentsFile: true).Order(StringComparer.Ordinal),
            _directory.ListAll());
        using DirectoryReader reader = DirectoryReader.Open(_directory);
        Assert.Equal([4L], Numbers(reader));
        Assert.Equal([5L], Numbers(reader, "m"));
    }

    [Fact]
    public void A_reader_keeps_its_values_and_a_reopened_one_shares_the_segment()
    {
        using var writer = new IndexWriter(_directory, Config);
        writer.AddDocument(Document("a", 1));
        writer.Commit();
        using DirectoryReader old = DirectoryReader.Open(_directory);
        writer.UpdateNumericDocValue(new Term("id", "a"), "n", 2);
        writer.Commit();
        using DirectoryReader? now = DirectoryReader.OpenIfChanged(old);
        Assert.NotNull(now);
        Assert.Equal([1L], Numbers(old));
        Assert.Equal([2L], Numbers(now));
        var before = (SegmentReader)old.Leaves[0].Reader;
        var after = (SegmentReader)now.Leaves[0].Reader;
        Assert.NotSame(before.Core, after.Core);
        Assert.NotNull(before.Core.Fields);
        Assert.Same(before.Core.Fields, after.Core.Fields);
    }

    private static IndexDocument Document(string id, long number) => new IndexDocument()
        .Add(new IndexableField("id", FieldType.Keyword) { StringValue = id })
        .Add(new IndexableField("n", Number) { Int64Value = number });

    private static List<long> Numbers(DirectoryReader reader, string field = "n")
    {
        var numbers = new List<long>();
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            NumericDocValues? values = leaf.Reader.GetNumericDocValues(field);
            for (int doc = 0; values is not null && doc < leaf.Reader.MaxDoc; doc++)
            {
                if (leaf.Reader.LiveDocs?[doc] != false && values.AdvanceExact(doc))
                {
                    numbers.Add(values.LongValue);
                }
            }
        }
        return numbers;
    }
}
