using System.Text;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Testing;
using Search.Testing.Mock;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

public sealed class RecoveryTests
{
    private static readonly LogRecord[] NoTombstones = [];

    [Fact]
    public async Task ARecordThatCannotBeAppliedBecomesADeadLetterOnce()
    {
        var store = new MockStore();
        await CreateAsync(store);
        using (var log = WriteAheadLog.Start(store.Get("logs/test"), NoTombstones))
        {
            log.Add(Record(1, "bad", ("count", FieldValue.Of("no number"))));
            log.Add(Record(2, "good", ("count", FieldValue.Of(2L))));
            log.Append();
            log.Sync();
        }
        for (int round = 0; round < 2; round++)
        {
            using IndexRegistry registry = Open(store);
            SearchIndex index = registry.Get("test");
            Assert.Null(index.TryGet("bad", FieldMask.All));
            Assert.Equal(FieldValue.Of(2L), index.Get("good", FieldMask.All).Document.Fields["count"]);
            Assert.Equal(2, index.Status().LastSequence);
        }
        string letters = Encoding.UTF8.GetString(store.Get("logs/test").ReadAll(DeadLetterFile.Name));
        string line = Assert.Single(letters.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"id\":\"bad\"", line, StringComparison.Ordinal);
        Assert.Contains("\"sequence\":1", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesOfOneIdAreReplayedInOrder()
    {
        Random random = TestSeed.CreateRandom();
        string replay = TestSeed.Describe();
        const int writes = 10_000;
        var store = new MockStore();
        await CreateAsync(store);
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        using (var log = WriteAheadLog.Start(store.Get("logs/test"), NoTombstones))
        {
            for (int i = 1; i <= writes; i++)
            {
                string id = "id-" + random.Next(300);
                if (random.Next(5) == 0)
                {
                    expected.Remove(id);
                    log.Add(Record(i, id) with { Operation = LogOperation.Delete, EncodedFields = null });
                }
                else
                {
                    expected[id] = i;
                    log.Add(Record(i, id, ("count", FieldValue.Of((long)i))));
                }
            }
            log.Append();
            log.Sync();
        }
        using IndexRegistry registry = Open(store, new ServiceOptions { IndexingThreads = 4 });
        SearchIndex index = registry.Get("test");
        Assert.Equal(writes, index.Status().LastSequence);
        Dictionary<string, long> read = index.Export(CancellationToken.None)
            .ToDictionary(d => d.Document.Id, d => d.Document.Fields["count"].Int64Value, StringComparer.Ordinal);
        Assert.True(
            expected.Count == read.Count && expected.All(e => read.GetValueOrDefault(e.Key) == e.Value), replay);
    }

    [Fact]
    public async Task AGapBetweenCommitAndLogIsDamage()
    {
        var store = new MockStore();
        await CreateAsync(store);
        using (var log = WriteAheadLog.Start(store.Get("logs/test"), NoTombstones))
        {
            log.Add(Record(5, "later", ("count", FieldValue.Of(5L))));
            log.Append();
            log.Sync();
        }
        using IndexRegistry registry = Open(store);
        ServiceError error = Assert.Throws<ServiceException>(() => registry.Get("test")).Error;
        Assert.Equal((ErrorCode.DataLoss, ErrorReasons.IndexCorrupt), (error.Code, error.Reason));
    }

    [Fact]
    public async Task AnotherFingerprintIsRefusedOrRebuilt()
    {
        var store = new MockStore();
        await CreateAsync(store);
        WriteResult written;
        using (IndexRegistry registry = Open(store))
        {
            SearchIndex index = registry.Get("test");
            await index.WriteAsync(Doc("a", "one"));
            written = await index.WriteAsync(Doc("a", "two"));
            await index.WriteAsync(Doc("b", "three"));
        }
        ChangeFingerprint(store);
        using (IndexRegistry registry = Open(store))
        {
            ServiceError error = Assert.Throws<ServiceException>(() => registry.Get("test")).Error;
            Assert.Equal(
                (ErrorCode.FailedPrecondition, ErrorReasons.FingerprintMismatch), (error.Code, error.Reason));
            Assert.Contains("another", error.Message, StringComparison.Ordinal);
        }
        using (IndexRegistry registry = Open(store, new ServiceOptions { OnMismatch = MismatchPolicy.Rebuild }))
        {
            SearchIndex index = registry.Get("test");
            StoredDocument read = index.Get("a", FieldMask.All);
            Assert.Equal((written.Sequence, written.Version), (read.Sequence, read.Version));
            Assert.Equal(FieldValue.Of("two"), read.Document.Fields["body"]);
            CountResult count = await index.CountAsync(
                new QueryInput { Text = "three" }, 0, CancellationToken.None);
            Assert.Equal(1, count.Count);
            Assert.Equal(2, index.Status().DocumentCount);
        }
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(2, registry.Get("test").Status().DocumentCount);
        }
    }

    [Fact]
    public async Task ADeleteHoldsAgainstOlderVersionsOverRestartsUntilItExpires()
    {
        var time = new Searches.ManualTime();
        var options = new ServiceOptions { Time = time, TombstoneRetention = TimeSpan.FromHours(1) };
        var store = new MockStore();
        await CreateAsync(store, options);
        using (IndexRegistry registry = Open(store, options))
        {
            SearchIndex index = registry.Get("test");
            await index.WriteAsync(Doc("d", "x"), condition: WriteCondition.ExternalVersion(5));
            await index.DeleteAsync("d", condition: WriteCondition.ExternalVersion(9));
        }
        time.Advance(TimeSpan.FromMinutes(50));
        using (IndexRegistry registry = Open(store, options))
        {
            await RefusedAsync(() => registry.Get("test")
                .WriteAsync(Doc("d", "x"), condition: WriteCondition.ExternalVersion(9)));
        }
        time.Advance(TimeSpan.FromMinutes(20));
        using (IndexRegistry registry = Open(store, options))
        {
            // Opening rolls the log: the tombstone is not carried over any more.
            await registry.Get("test").CommitAsync();
        }
        using (IndexRegistry registry = Open(store, options))
        {
            WriteResult late = await registry.Get("test")
                .WriteAsync(Doc("d", "x"), condition: WriteCondition.ExternalVersion(6));
            Assert.Equal(WriteOutcome.Created, late.Outcome);
        }
    }

    [Fact]
    public async Task ADiskThatFailsToSyncEndsWritesAndNotReads()
    {
        var store = new MockStore();
        await CreateAsync(store);
        using (IndexRegistry registry = Open(store))
        {
            SearchIndex index = registry.Get("test");
            await index.WriteAsync(Doc("a", "one"), Durability.Searchable);
            store.Get("logs/test").FailAt(MockOperation.Sync, 1, MockFault.PersistentIoError);
            ServiceError error = await RefusedAsync(() => index.WriteAsync(Doc("b", "two")));
            Assert.Equal((ErrorCode.Unavailable, ErrorReasons.StorageFailed), (error.Code, error.Reason));
            error = await RefusedAsync(() => index.WriteAsync(Doc("c", "three")));
            Assert.Equal(ErrorReasons.StorageFailed, error.Reason);
            Assert.NotNull(index.Failure);
            Assert.NotNull(index.TryGet("a", FieldMask.All));
            Assert.Equal(1, (await index.CountAsync(new QueryInput(), 0, CancellationToken.None)).Count);
            store.Get("logs/test").ClearFaults();
        }
        using (IndexRegistry registry = Open(store))
        {
            Assert.NotNull(registry.Get("test").TryGet("a", FieldMask.All));
            Assert.Null(registry.Get("test").TryGet("c", FieldMask.All));
        }
    }

    [Fact]
    public async Task ACommitOfAWriterThatIsClosedIsAnswered()
    {
        var store = new MockStore();
        await CreateAsync(store);
        using IndexRegistry registry = Open(store);
        SearchIndex index = registry.Get("test");
        await index.WriteAsync(Doc("a", "one"));
        store.Get("indexes/test").FailAt(MockOperation.Create, 1, MockFault.IoError);
        await RefusedAsync(() => index.RefreshAsync(CancellationToken.None));
        ServiceError error = await RefusedAsync(() => index.CommitAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal((ErrorCode.Unavailable, ErrorReasons.StorageFailed), (error.Code, error.Reason));
    }

    [Fact]
    public async Task AFullDiskRefusesWritesAndTheIndexGoesOnWhenThereIsRoom()
    {
        var store = new MockStore();
        await CreateAsync(store);
        using IndexRegistry registry = Open(store);
        SearchIndex index = registry.Get("test");
        BulkSession session = await index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        await session.Submit([new BulkOperation { OpId = 1, Document = Doc("a", "one") }]);
        MockDirectory log = store.Get("logs/test");
        log.CapacityBytes = log.ListAll().Sum(log.FileLength) + 10;
        BulkOperation second = new() { OpId = 2, Document = Doc("b", new string('x', 1000)) };
        WriteResult refused = Assert.Single(await session.Submit([second]));
        Assert.Equal(WriteOutcome.Failed, refused.Outcome);
        Assert.True(refused.Error is { Reason: ErrorReasons.StorageFailed, IsRetryable: true });
        log.CapacityBytes = long.MaxValue;
        // The same operation under the same number: it was never taken.
        Assert.Equal(WriteOutcome.Created, Assert.Single(await session.Submit([second])).Outcome);
        Assert.Equal(2, index.Status().LastSequence);
    }

    private static async Task CreateAsync(MockStore store, ServiceOptions? options = null)
    {
        using IndexRegistry registry = Open(store, options);
        await registry.CreateAsync("test", PlainSchema);
    }

    private static IndexRegistry Open(MockStore store, ServiceOptions? options = null) => IndexRegistry.Open(
        new MockDataFolder(store), Search.Variants.VariantSet.Shipped, options ?? new ServiceOptions());

    private static LogRecord Record(long sequence, string id, params (string Name, FieldValue Value)[] fields) => new()
    {
        Sequence = sequence,
        Operation = LogOperation.Write,
        Id = id,
        Version = 1,
        TimeMicroseconds = 0,
        EncodedFields = ValueCodec.Encode(fields.ToDictionary(f => f.Name, f => f.Value)),
    };

    private static void ChangeFingerprint(MockStore store)
    {
        using var analyzer = new PlainAnalyzer();
        using var writer = new IndexWriter(
            store.Get("indexes/test"), new IndexWriterConfig { Analyzer = analyzer, Codec = Lucene87Codec.Instance });
        var data = new Dictionary<string, string>(writer.CommitUserData, StringComparer.Ordinal)
        {
            ["search.fingerprint"] = "another",
        };
        writer.Commit(data);
    }
}
