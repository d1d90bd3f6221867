using Search.Codecs;
using Search.Indexing.Tests.Model;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Crash;

/// <summary>The process dies, a call fails or the disk fills up at every single step: the index is the last commit or the one before.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(MockOperation.Sync, false)]
    [InlineData(MockOperation.SyncMetaData, false)]
    [InlineData(MockOperation.Write, false)]
    [InlineData(MockOperation.Rename, false)]
    [InlineData(MockOperation.Create, false)]
    [InlineData(MockOperation.Delete, false)]
    [InlineData(MockOperation.OpenInput, false)]
    [InlineData(MockOperation.Changes, true)]
    public void A_process_that_dies_at_any_step_loses_nothing_committed(MockOperation kind, bool useCompoundFile) =>
        TestSeed.Run(random =>
        {
            long steps = Count(kind, useCompoundFile);
            Assert.True(steps > 3, $"{steps}");
            for (long k = 1; k <= steps; k++)
            {
                var directory = new MockDirectory();
                directory.FailAt(kind, k, MockFault.Stop);
                var workload = new Workload(directory, useCompoundFile);
                Exception? death = workload.Run();

                // A writer does not care when a file cannot be deleted: its last steps may fail unseen.
                bool isUnseen = death is null && (kind & MockOperation.Delete) != 0;
                Assert.True(isUnseen || death is MockStoppedException or AlreadyClosedException, $"step {k}: {death}");
                directory.AssertNoOpenFiles();
                directory.Crash(random.Next());
                AssertLastOrBefore(directory, workload, k);
            }
        });

    [Theory]
    [InlineData(MockFault.IoError)]
    [InlineData(MockFault.PersistentIoError)]
    [InlineData(MockFault.DiskFull)]
    public void A_call_that_fails_at_any_step_closes_the_writer_and_leaves_the_last_commit(MockFault fault) =>
        TestSeed.Run(random =>
        {
            bool useCompoundFile = random.Next(2) == 0;
            long steps = Count(MockOperation.All, useCompoundFile);
            for (long k = 1; k <= steps; k++)
            {
                var directory = new MockDirectory();
                directory.FailAt(MockOperation.All, k, fault);
                var workload = new Workload(directory, useCompoundFile);
                Exception? failure = workload.Run();
                Assert.True(failure is null or System.IO.IOException or AlreadyClosedException, $"step {k}: {failure}");
                Assert.True(directory.FaultStruck || fault == MockFault.DiskFull, $"step {k}");
                directory.ClearFaults();
                directory.AssertNoOpenFiles();
                if (random.Next(2) == 0)
                {
                    directory.Crash(random.Next());
                }
                AssertLastOrBefore(directory, workload, k);
            }
        });

    [Fact]
    public void A_commit_without_syncs_would_be_caught()
    {
        // The canary: if the directory lost nothing, every test above would prove nothing.
        int lost = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var directory = new MockDirectory();
            using var analyzer = new WordAnalyzer();
            using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = analyzer }))
            {
                writer.AddDocument(ModelDocument.Create("1", new Random(1)).ToIndexDocument());
            }
            foreach (string file in directory.ListAll())
            {
                byte[] bytes = directory.ReadAll(file);
                directory.DeleteFile(file);
                using Search.Store.IndexOutput output = directory.CreateOutput(file);
                output.WriteBytes(bytes);
            }
            directory.Crash(seed);
            CheckReport report = CheckIndex.Check(directory);
            lost += report.IsClean && report.NumDocs == 1 ? 0 : 1;
        }
        Assert.True(lost > 10, $"{lost}");
    }

    private static long Count(MockOperation kind, bool useCompoundFile)
    {
        var directory = new MockDirectory();
        var workload = new Workload(directory, useCompoundFile);
        Assert.Null(workload.Run());
        long steps = directory.Count(kind);
        Assert.NotNull(workload.Committed);
        IndexAssert.IsSound(directory, workload.Committed);
        return steps;
    }

    private static void AssertLastOrBefore(MockDirectory directory, Workload workload, long step)
    {
        if (!DirectoryReader.IndexExists(directory))
        {
            Assert.True(workload.Committed is null, $"step {step}: the commit is gone");
            return;
        }
        CheckReport report = CheckIndex.Check(directory);
        Assert.True(report.IsClean, $"step {step}: {report}");
        bool isAttempted = false;
        using (DirectoryReader reader = DirectoryReader.Open(directory))
        {
            Dictionary<string, ModelDocument> expected = workload.Committed ?? [];
            Exception? difference = Record.Exception(() => ModelReader.AssertHolds(reader, expected));
            if (difference is not null)
            {
                Assert.True(workload.Attempted is not null, $"step {step}: neither commit: {difference.Message}");
                ModelReader.AssertHolds(reader, workload.Attempted);
                isAttempted = true;
            }
        }
        Continue(directory, isAttempted ? workload.Attempted ?? [] : workload.Committed ?? []);
        directory.AssertNoOpenFiles();
    }

    // A new writer takes over where the dead one stopped, and no leftover of it disturbs.
    private static void Continue(MockDirectory directory, Dictionary<string, ModelDocument> state)
    {
        using var analyzer = new WordAnalyzer();
        var expected = new Dictionary<string, ModelDocument>(state);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = analyzer }))
        {
            ModelDocument document = ModelDocument.Create("new", new Random(7));
            writer.UpdateDocument(document.Term, document.ToIndexDocument());
            expected["new"] = document;
        }
        Assert.Equal(
            SegmentInfos.ReadLatest(directory).Files(includeSegmentsFile: true).Order(StringComparer.Ordinal),
            directory.ListAll());
        IndexAssert.SurvivesCrash(directory, 5, expected);
    }
}
