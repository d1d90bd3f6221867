using System.Threading;
using Search.Indexing.Tests.Model;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Crash;

/// <summary>Something fails while several threads write, commit, reopen and merge: all of them end, and the last commit is sound.</summary>
public sealed class ConcurrentFaultTests
{
    private const int Ids = 20;

    [Fact]
    public void Every_thread_ends_and_the_index_is_sound() => TestSeed.Run(
        random =>
        {
            var directory = new MockDirectory();
            using var analyzer = new WordAnalyzer();
            IndexWriterConfig config = RandomIndexConfig.Create(random, analyzer);
            var failures = new List<Exception>();
            var writer = new IndexWriter(directory, config);
            writer.Commit();
            MockFault fault = (MockFault)random.Next(4);
            directory.FailAt(MockOperation.All & ~MockOperation.Delete, random.Next(1, 1500), fault);
            Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => Start(writer, random.Next(), failures))];
            foreach (Thread thread in threads)
            {
                Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "a thread hangs");
            }
            Assert.All(failures, e => Assert.True(e is System.IO.IOException or AlreadyClosedException, $"{e}"));
            Assert.True(failures.Count == 0 || !writer.IsOpen, "a failed write leaves the writer open");
            Exception? last = Record.Exception(writer.Dispose);
            Assert.True(last is null or System.IO.IOException or AlreadyClosedException, $"{last}");
            directory.AssertNoOpenFiles();
            directory.Crash(random.Next());
            CheckReport report = CheckIndex.Check(directory);
            Assert.True(report.IsClean, report.ToString());
            using DirectoryReader reader = DirectoryReader.Open(directory);

            // Reading fails when an id is there twice.
            Assert.Equal(reader.NumDocs, ModelReader.Read(reader).Count);
        },
        iterations: 25);

    private static Thread Start(IndexWriter writer, int seed, List<Exception> failures)
    {
        var thread = new Thread(() =>
        {
            Exception? failure = Record.Exception(() => Work(writer, new Random(seed)));
            if (failure is not null)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        });
        thread.Start();
        return thread;
    }

    private static void Work(IndexWriter writer, Random random)
    {
        for (int i = 0; i < 120; i++)
        {
            ModelDocument document = ModelDocument.Create($"{random.Next(Ids)}", random);
            writer.UpdateDocument(document.Term, document.ToIndexDocument());
            int dice = random.Next(30);
            if (dice == 0)
            {
                writer.Commit();
            }
            else if (dice == 1)
            {
                writer.GetReader().Dispose();
            }
            else if (dice == 2)
            {
                writer.ForceMerge(random.Next(1, 3));
            }
        }
    }
}
