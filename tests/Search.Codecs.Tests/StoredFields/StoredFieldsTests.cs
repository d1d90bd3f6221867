using System.Text;
using Search.Store;
using Search.Testing;
using Search.Testing.Columns;

namespace Search.Codecs.Tests.StoredFields;

/// <summary>Stored documents come back as they were written, in both modes, and survive being copied.</summary>
public sealed class StoredFieldsTests
{
    private delegate void WriteDocument(StoredFieldsWriter writer, int doc);

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed)]
    [InlineData(StoredFieldsMode.BestCompression)]
    public void DocumentsRoundTrip(StoredFieldsMode mode) => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = RandomStoredFields.Fields(random.Next(200));
            List<(FieldInfo Field, object Value)>[] documents = Documents(random, fields);
            using StoredFieldsReader reader = Write(
                directory, mode, documents.Length, fields, (writer, doc) =>
                    RandomStoredFields.Write(writer, documents[doc]));
            reader.CheckIntegrity();
            for (int i = 0; i < 2 * documents.Length; i++)
            {
                int doc = i < documents.Length ? i : random.Next(documents.Length);
                AssertSame(documents[doc], reader, doc);
            }
        },
        iterations: 6);

    [Theory]
    [InlineData(StoredFieldsMode.BestSpeed)]
    [InlineData(StoredFieldsMode.BestCompression)]
    public void LongDocumentsAreSliced(StoredFieldsMode mode)
    {
        Random random = TestSeed.CreateRandom();
        using var directory = new ByteBuffersDirectory();
        FieldInfo[] fields = RandomStoredFields.Fields(0);
        byte[] noise = new byte[1_700_000];
        random.NextBytes(noise);
        List<(FieldInfo Field, object Value)>[] documents =
        [
            [(fields[0], "first")],
            [(fields[1], noise), (fields[0], new string('x', 2_000_000))],
            [],
            [(fields[0], "last")],
        ];
        using StoredFieldsReader reader = Write(
            directory, mode, documents.Length, fields, (writer, doc) =>
                RandomStoredFields.Write(writer, documents[doc]));
        for (int doc = 0; doc < documents.Length; doc++)
        {
            AssertSame(documents[doc], reader, doc);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void CopiedDocumentsAreEqualAlsoWhenFieldsChangeNumbers(int firstNumberOfCopy) => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = RandomStoredFields.Fields(0);
            List<(FieldInfo Field, object Value)>[] documents = Documents(random, fields);
            using StoredFieldsReader reader = Write(
                directory, StoredFieldsMode.BestSpeed, documents.Length, fields, (writer, doc) =>
                    RandomStoredFields.Write(writer, documents[doc]));
            int[] kept = [.. Enumerable.Range(0, documents.Length).Where(_ => random.Next(5) != 0)];
            StoredFieldsMode mode = random.Next(2) == 0 ? StoredFieldsMode.BestSpeed : StoredFieldsMode.BestCompression;
            FieldInfo[] target = RandomStoredFields.Fields(firstNumberOfCopy);
            var infos = new FieldInfos(target);
            using StoredFieldsReader copy = Write(
                directory, mode, kept.Length, target, (writer, doc) =>
                    writer.CopyDocument(reader, kept[doc], infos), "_1");
            for (int i = 0; i < kept.Length; i++)
            {
                AssertSame(documents[kept[i]], copy, i);
            }
        },
        iterations: 5);

    [Fact]
    public void WholeSegmentsAreCopiedInOrder()
    {
        Random random = TestSeed.CreateRandom();
        using var directory = new ByteBuffersDirectory();
        FieldInfo[] fields = RandomStoredFields.Fields(0);
        List<(FieldInfo Field, object Value)>[][] sources =
            [.. Enumerable.Range(0, 3).Select(_ => Many(2500, () => RandomStoredFields.Document(random, fields, 800)))];
        StoredFieldsReader[] readers = [.. sources.Select((documents, i) => Write(
            directory, StoredFieldsMode.BestSpeed, documents.Length, fields, (writer, doc) =>
                RandomStoredFields.Write(writer, documents[doc]), $"_a{i}"))];
        var infos = new FieldInfos(fields);
        using StoredFieldsReader copy = Write(
            directory, StoredFieldsMode.BestSpeed, 7500, fields, (writer, doc) =>
                writer.CopyDocument(readers[doc / 2500], doc % 2500, infos), "_b");
        for (int doc = 0; doc < 7500; doc += 1 + random.Next(3))
        {
            AssertSame(sources[doc / 2500][doc % 2500], copy, doc);
        }
        copy.CheckIntegrity();
        using (IndexInput data = directory.OpenInput("_b.fdt"))
        {
            ReadOnlySpan<byte> chunk = ((Lucene87StoredFieldsReader)readers[2]).Chunks.Raw(0);
            Assert.True(data.Span(0, (int)data.Length).IndexOf(chunk[1..]) > 0, "a whole chunk is copied as it is");
        }
        foreach (StoredFieldsReader reader in readers)
        {
            reader.Dispose();
        }
    }

    [Fact]
    public void AVisitorMaySkipAndStop()
    {
        using var directory = new ByteBuffersDirectory();
        FieldInfo[] fields = RandomStoredFields.Fields(0);
        List<(FieldInfo Field, object Value)> document =
        [
            (fields[0], "a"), (fields[2], 7), (fields[3], 8L), (fields[4], 1.5f), (fields[5], 2.5),
            (fields[1], new byte[] { 1 }), (fields[0], "z"),
        ];
        using StoredFieldsReader reader = Write(
            directory, StoredFieldsMode.BestSpeed, 1, fields, (writer, _) =>
                RandomStoredFields.Write(writer, document));
        var visitor = new OnlyString();
        reader.VisitDocument(0, visitor);
        Assert.Equal(["a", "z"], visitor.Found);
        visitor = new OnlyString { StopAt = "stored4" };
        reader.VisitDocument(0, visitor);
        Assert.Equal(["a"], visitor.Found);
    }

    [Fact]
    public void AWriterCountsItsDocuments()
    {
        using var directory = new ByteBuffersDirectory();
        SegmentInfo info = TestSegments.Create(2);
        using StoredFieldsWriter writer = Lucene87Codec.Instance.CreateStoredFields(directory, info);
        writer.StartDocument();
        writer.FinishDocument();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Finish(2));
        Assert.Throws<InvalidOperationException>(() => writer.FinishDocument());
    }

    private static List<(FieldInfo Field, object Value)>[] Documents(Random random, FieldInfo[] fields)
    {
        int count = random.Next(4) switch { 0 => 1, 1 => random.Next(1, 50), _ => random.Next(1000, 5000) };
        int maxText = random.Next(4) switch { 0 => 1, 1 => 3000, _ => 300 };
        return [.. Enumerable.Range(0, count).Select(_ => RandomStoredFields.Document(random, fields, maxText))];
    }

    private static T[] Many<T>(int count, Func<T> create) => [.. Enumerable.Range(0, count).Select(_ => create())];

    private static StoredFieldsReader Write(
        Directory directory,
        StoredFieldsMode mode,
        int count,
        FieldInfo[] fields,
        WriteDocument write,
        string name = "_0")
    {
        var codec = new Lucene87Codec(mode);
        SegmentInfo info = TestSegments.Create(count, name);
        using (StoredFieldsWriter writer = codec.CreateStoredFields(directory, info))
        {
            for (int doc = 0; doc < count; doc++)
            {
                write(writer, doc);
            }
            writer.Finish(count);
        }
        return codec.OpenStoredFields(new SegmentState(directory, info, new FieldInfos(fields)));
    }

    private static void AssertSame(List<(FieldInfo Field, object Value)> document, StoredFieldsReader reader, int doc)
    {
        var visitor = new CollectingVisitor();
        reader.VisitDocument(doc, visitor);
        Assert.Equal(document.Count, visitor.Fields.Count);
        for (int i = 0; i < document.Count; i++)
        {
            Assert.Equal(document[i].Field.Name, visitor.Fields[i].Name);
            Assert.Equal(document[i].Value, visitor.Fields[i].Value);
        }
    }

    private sealed class OnlyString : StoredFieldVisitor
    {
        public string? StopAt { get; init; }

        public List<string> Found { get; } = [];

        public override Status NeedsField(FieldInfo field) =>
            field.Name == StopAt ? Status.Stop : field.Name == "stored0" ? Status.Yes : Status.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            Found.Add(Encoding.UTF8.GetString(utf8));
    }
}
