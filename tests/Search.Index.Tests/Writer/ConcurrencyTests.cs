using System.Threading;
using Search.Codecs;
using Search.Indexing.Tests.Model;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Writer;

/// <summary>Several threads write while readers open and commits happen: no reader and no commit ever sees half an update.</summary>
public sealed class ConcurrencyTests
{
    private const int Threads = 3;
    private const int IdsPerThread = 12;
    private const int UpdatesPerThread = 250;
    private static readonly FieldType Version = new() { DocValuesType = DocValuesType.Numeric, Stored = true };

    [Fact]
    public void Every_reader_and_every_commit_sees_each_updated_document_exactly_once() => TestSeed.Run(
        random =>
        {
            var directory = new MockDirectory();
            using var analyzer = new WordAnalyzer();
            long[] latest = new long[Threads * IdsPerThread];
            IndexWriterConfig config = RandomIndexConfig.Create(random, analyzer);
            using (var writer = new IndexWriter(directory, config))
            {
                for (int id = 0; id < latest.Length; id++)
                {
                    writer.AddDocument(Document(id, 0));
                }
                writer.Commit();
                Thread[] threads =
                    [.. Enumerable.Range(0, Threads).Select(t => Start(writer, t, random.Next(), latest))];
                while (threads.Any(t => t.IsAlive))
                {
                    CheckReader(writer, latest);
                    if (random.Next(3) == 0)
                    {
                        CheckCommit(directory, writer, latest);
                    }
                }
                foreach (Thread thread in threads)
                {
                    thread.Join();
                }
                CheckReader(writer, latest);
                Assert.Null(writer.TragicException);
            }
            Assert.Equal(UpdatesPerThread * Threads, latest.Sum());
            CheckReport report = CheckIndex.Check(directory);
            Assert.True(report.IsClean, report.ToString());
            directory.Dispose();
        },
        iterations: 4);

    [Fact]
    public void Documents_of_several_threads_are_all_there() => TestSeed.Run(random =>
    {
        var directory = new MockDirectory();
        using var analyzer = new WordAnalyzer();
        var expected = new Dictionary<string, ModelDocument>();
        var documents = new List<ModelDocument>[Threads];
        for (int t = 0; t < Threads; t++)
        {
            documents[t] = [.. Enumerable.Range(0, 200).Select(i => ModelDocument.Create($"{t}-{i}", random))];
            documents[t].ForEach(d => expected.Add(d.Id, d));
        }
        using (var writer = new IndexWriter(directory, RandomIndexConfig.Create(random, analyzer)))
        {
            Thread[] threads =
            [
                .. documents.Select(
                    list => new Thread(() => list.ForEach(d => writer.AddDocument(d.ToIndexDocument())))),
            ];
            foreach (Thread thread in threads)
            {
                thread.Start();
            }
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
        }
        IndexAssert.SurvivesCrash(directory, random.Next(), expected);
    });

    private static Thread Start(IndexWriter writer, int thread, int seed, long[] latest)
    {
        var started = new Thread(() =>
        {
            var random = new Random(seed);
            for (int i = 0; i < UpdatesPerThread; i++)
            {
                int id = (thread * IdsPerThread) + random.Next(IdsPerThread);
                long version = latest[id] + 1;
                writer.UpdateDocument(new Term("id", $"{id}"), Document(id, version));
                Volatile.Write(ref latest[id], version);
            }
        });
        started.Start();
        return started;
    }

    private static IndexDocument Document(int id, long version) => new IndexDocument()
        .Add(new IndexableField("id", FieldType.KeywordStored) { StringValue = $"{id}" })
        .Add(new IndexableField("version", Version) { Int64Value = version })
        .Add(new IndexableField("body", FieldType.Text) { StringValue = $"word{version % 7} of document {id}" });

    private static void CheckReader(IndexWriter writer, long[] latest)
    {
        long[] before = [.. latest.Select((_, i) => Volatile.Read(ref latest[i]))];
        using DirectoryReader reader = writer.GetReader();
        CheckVersions(reader, before);
    }

    private static void CheckCommit(MockDirectory directory, IndexWriter writer, long[] latest)
    {
        long[] before = [.. latest.Select((_, i) => Volatile.Read(ref latest[i]))];
        writer.Commit();
        using DirectoryReader reader = DirectoryReader.Open(directory);
        CheckVersions(reader, before);
    }

    private static void CheckVersions(DirectoryReader reader, long[] before)
    {
        var found = new Dictionary<string, long>();
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            NumericDocValues? versions = leaf.Reader.GetNumericDocValues("version");
            for (int doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (leaf.Reader.LiveDocs is null || leaf.Reader.LiveDocs[doc])
                {
                    var id = new IdVisitor();
                    leaf.Reader.VisitDocument(doc, id);
                    Assert.True(versions is not null && versions.AdvanceExact(doc));
                    Assert.True(found.TryAdd(id.Id, versions.LongValue), $"document {id.Id} is there twice");
                }
            }
        }
        Assert.Equal(before.Length, found.Count);
        Assert.Equal(before.Length, reader.NumDocs);
        for (int id = 0; id < before.Length; id++)
        {
            Assert.True(found[$"{id}"] >= before[id], $"document {id}: version {found[$"{id}"]} after {before[id]}");
        }
    }

    private sealed class IdVisitor : StoredFieldVisitor
    {
        public string Id { get; private set; } = "";

        public override Status NeedsField(FieldInfo field) => field.Name == "id" ? Status.Yes : Status.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            Id = System.Text.Encoding.UTF8.GetString(utf8);
    }
}
