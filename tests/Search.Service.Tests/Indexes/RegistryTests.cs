using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

public sealed class RegistryTests
{
    private static IndexRegistry Open(MockStore store) =>
        IndexRegistry.Open(new MockDataFolder(store), Search.Variants.VariantSet.Shipped, new ServiceOptions());

    [Fact]
    public async Task IndexesAreThereAfterReopeningWithAllTheirWrites()
    {
        var store = new MockStore();
        string etag;
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("plain", PlainSchema);
            IndexStatus news = await registry.CreateAsync("news", Schema.News);
            etag = news.Definition.Etag;
            await registry.Get("news").WriteAsync(
                Doc("n1", "Riyadh talks", ("tags", FieldValue.List(FieldValue.Of("gulf")))));
            await registry.Get("plain").WriteAsync(Doc("p1", "text"));
            await registry.Get("plain").DeleteAsync("p1");
        }
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(["news", "plain"], registry.List().Select(i => i.Definition.Name));
            Assert.Equal(etag, registry.Get("news").Definition.Etag);
            Assert.Equal(PlainSchema.Fields, registry.Get("plain").Schema.Fields);
            StoredDocument read = registry.Get("news").Get("n1", FieldMask.All);
            Assert.Equal(FieldValue.List(FieldValue.Of("gulf")), read.Document.Fields["tags"]);
            Assert.Null(registry.Get("plain").TryGet("p1", FieldMask.All));
            Assert.Equal(2, registry.Get("plain").Status().LastSequence);
            Assert.Equal(3, (await registry.Get("plain").WriteAsync(Doc("p1", "again"))).Sequence);
        }
    }

    [Fact]
    public async Task NamesAndDuplicatesAreRefused()
    {
        using IndexRegistry registry = Open(new MockStore());
        foreach (string name in new[] { "", "Upper", "a/b", "..", "-a", new string('a', 65) })
        {
            ServiceError error = await RefusedAsync(() => registry.CreateAsync(name, Schema.News));
            Assert.Equal("name", Assert.Single(error.Violations).Field);
        }
        await registry.CreateAsync("a", Schema.News, validateOnly: true);
        Assert.Empty(registry.List());
        await registry.CreateAsync("a", Schema.News);
        ServiceError exists = await RefusedAsync(() => registry.CreateAsync("a", Schema.News, validateOnly: true));
        Assert.Equal(ErrorCode.AlreadyExists, exists.Code);
        Assert.Equal(ErrorCode.NotFound, Assert.Throws<ServiceException>(() => registry.Get("b")).Error.Code);
    }

    [Fact]
    public async Task ADeletedIndexIsGoneAndItsNameFree()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            IndexStatus status = await registry.CreateAsync("a", PlainSchema);
            await registry.Get("a").WriteAsync(Doc("d", "x"));
            ServiceException e = Assert.Throws<ServiceException>(() => registry.Delete("a", "another"));
            Assert.Equal((ErrorCode.Aborted, ErrorReasons.EtagMismatch), (e.Error.Code, e.Error.Reason));
            registry.Delete("a", status.Definition.Etag);
            Assert.Empty(store.Get("indexes/a").ListAll());
            Assert.Empty(store.Get("logs/a").ListAll());
            await registry.CreateAsync("a", PlainSchema);
            Assert.Null(registry.Get("a").TryGet("d", FieldMask.All));
        }
    }

    [Fact]
    public void ASecondOwnerOfTheFolderIsToldSo()
    {
        var store = new MockStore();
        using IndexRegistry first = Open(store);
        ServiceException e = Assert.Throws<ServiceException>(() => Open(store));
        Assert.Equal(ErrorReasons.FolderInUse, e.Error.Reason);
        Assert.Contains("in use by another process", e.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedIndexIsReportedAndTheOthersServe()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("bad", PlainSchema);
            await registry.CreateAsync("good", PlainSchema);
        }
        string segments = store.Get("indexes/bad").ListAll()
            .Single(f => f.StartsWith("segments_", StringComparison.Ordinal));
        byte[] bytes = store.Get("indexes/bad").ReadAll(segments);
        bytes[10] ^= 1;
        store.Get("indexes/bad").Overwrite(segments, bytes);
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(["good"], registry.List().Select(i => i.Definition.Name));
            ServiceError error = Assert.Throws<ServiceException>(() => registry.Get("bad")).Error;
            Assert.Equal((ErrorCode.DataLoss, ErrorReasons.IndexCorrupt), (error.Code, error.Reason));
            Assert.Contains("segments_", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnIndexThatMissesAFileIsDamaged()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("bad", PlainSchema);
            await registry.CreateAsync("good", PlainSchema);
            await registry.Get("bad").WriteAsync(Doc("d", "x"));
        }
        string lost = store.Get("indexes/bad").ListAll().First(f => f.EndsWith(".cfs", StringComparison.Ordinal));
        store.Get("indexes/bad").DeleteFile(lost);
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(["good"], registry.List().Select(i => i.Definition.Name));
            Assert.Equal(ErrorCode.DataLoss, registry.Broken["bad"].Code);
            registry.Delete("bad");
            Assert.Empty(registry.Broken);
        }
    }

    [Fact]
    public async Task ABulkStreamIsResumedAfterReopening()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("a", PlainSchema);
            SearchIndex index = registry.Get("a");
            BulkSession session = await index.OpenBulkAsync(new BulkOptions { StreamId = "feed" });
            await session.Submit([new BulkOperation { OpId = 7, Document = Doc("d", "x") }]);
            await index.CommitAsync();
            await session.Submit([new BulkOperation { OpId = 9, Document = Doc("e", "x") }]);
        }
        using (IndexRegistry registry = Open(store))
        {
            BulkSession session = await registry.Get("a").OpenBulkAsync(new BulkOptions { StreamId = "feed" });
            Assert.Equal(9, session.ResumeAfterOpId);
            Assert.Equal(2, registry.Get("a").Export(CancellationToken.None).Count());
        }
    }
}
