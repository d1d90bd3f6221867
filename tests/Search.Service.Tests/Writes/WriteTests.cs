using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Writes;

public sealed class WriteTests : IAsyncLifetime
{
    private readonly IndexRegistry _registry = IndexRegistry.Open(
        new MemoryDataFolder(), Search.Variants.VariantSet.Shipped,
        new ServiceOptions { RefreshInterval = TimeSpan.FromHours(1) });

    private SearchIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("test", PlainSchema);
        _index = _registry.Get("test");
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADocumentIsReadBackExactly(bool refreshed)
    {
        Document document = Doc(
            "d1", "Some text — naïve café 日本",
            ("title", FieldValue.Of("")),
            ("key", FieldValue.Of("a key")),
            ("keys", FieldValue.List(FieldValue.Of("b"), FieldValue.Of("a"), FieldValue.Of("b"))),
            ("count", FieldValue.Of(long.MinValue)),
            ("counts", FieldValue.List(FieldValue.Of(3L), FieldValue.Of(-1L), FieldValue.Of(3L))),
            ("ratio", FieldValue.Of(-0.1)),
            ("flag", FieldValue.Of(false)),
            ("moment", FieldValue.Timestamp(1_676_833_740_123_456)),
            ("blob", FieldValue.Of(new byte[] { 0, 255, 7 }.AsSpan())));
        WriteResult written = await _index.WriteAsync(
            document, refreshed ? Durability.Searchable : Durability.Durable);
        Assert.Equal(WriteOutcome.Created, written.Outcome);
        StoredDocument read = _index.Get("d1", FieldMask.All);
        Assert.Equal(document.Fields.OrderBy(f => f.Key), read.Document.Fields.OrderBy(f => f.Key));
        Assert.Equal((written.Sequence, 1L), (read.Sequence, read.Version));
        Assert.Equal(ContentHash.ToHex(ContentHash.Compute(ValueCodec.Encode(document.Fields))), read.ContentHash);
    }

    [Fact]
    public async Task GetSeesEveryAcknowledgedWriteAndDelete()
    {
        await _index.WriteAsync(Doc("d", "one"), Durability.Searchable);
        WriteResult second = await _index.WriteAsync(Doc("d", "two"));
        Assert.Equal((WriteOutcome.Updated, 2L), (second.Outcome, second.Version));
        Assert.Equal(FieldValue.Of("two"), _index.Get("d", FieldMask.All).Document.Fields["body"]);
        WriteResult deleted = await _index.DeleteAsync("d");
        Assert.Equal((WriteOutcome.Deleted, 3L), (deleted.Outcome, deleted.Version));
        Assert.Null(_index.TryGet("d", FieldMask.All));
        Assert.Equal(1, _index.Status().DocumentCount);
        await _index.RefreshAsync(CancellationToken.None);
        Assert.Equal(0, _index.Status().DocumentCount);
        Assert.Null(_index.TryGet("d", FieldMask.All));
        WriteResult again = await _index.WriteAsync(Doc("d", "three"));
        Assert.Equal((WriteOutcome.Created, 4L), (again.Outcome, again.Version));
    }

    [Fact]
    public async Task ConditionsHoldForUnrefreshedWrites()
    {
        WriteResult first = await _index.WriteAsync(Doc("d", "one"), condition: WriteCondition.IfAbsent);
        ServiceError exists = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", "two"), condition: WriteCondition.IfAbsent));
        Assert.Equal((ErrorCode.Aborted, ErrorReasons.ConditionFailed), (exists.Code, exists.Reason));
        WriteResult second = await _index.WriteAsync(
            Doc("d", "two"), condition: WriteCondition.IfSequence(first.Sequence));
        WriteCondition late = WriteCondition.IfSequence(first.Sequence);
        await RefusedAsync(() => _index.WriteAsync(Doc("d", "x"), condition: late));
        await _index.RefreshAsync(CancellationToken.None);
        await RefusedAsync(() => _index.DeleteAsync("d", condition: WriteCondition.IfSequence(first.Sequence)));
        await _index.DeleteAsync("d", condition: WriteCondition.IfSequence(second.Sequence));
        ServiceError missing = await RefusedAsync(() => _index.DeleteAsync("d"));
        Assert.Equal((ErrorCode.NotFound, ErrorReasons.DocumentNotFound), (missing.Code, missing.Reason));
    }

    [Fact]
    public async Task AnExternalVersionHoldsAgainstAReplayedFeedOverDeletes()
    {
        await _index.WriteAsync(Doc("d", "v5"), condition: WriteCondition.ExternalVersion(5));
        await RefusedAsync(() => _index.WriteAsync(Doc("d", "v5"), condition: WriteCondition.ExternalVersion(5)));
        await _index.DeleteAsync("d", condition: WriteCondition.ExternalVersion(7));
        await _index.RefreshAsync(CancellationToken.None);
        await _index.CommitAsync();
        await RefusedAsync(() => _index.WriteAsync(Doc("d", "v6"), condition: WriteCondition.ExternalVersion(6)));
        WriteResult newer = await _index.WriteAsync(Doc("d", "v8"), condition: WriteCondition.ExternalVersion(8));
        Assert.Equal(8, newer.Version);
        // A delete that comes before its write leaves its version too.
        await RefusedAsync(() => _index.DeleteAsync("e", condition: WriteCondition.ExternalVersion(3)));
        await RefusedAsync(() => _index.WriteAsync(Doc("e", "v2"), condition: WriteCondition.ExternalVersion(2)));
    }

    [Fact]
    public async Task BadDocumentsAreRefusedWithThePathOfTheField()
    {
        ServiceError unknown = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", "x", ("nope", FieldValue.Of(1L)))));
        Assert.Equal("document.fields.nope", Assert.Single(unknown.Violations).Field);
        ServiceError type = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", "x", ("count", FieldValue.Of("1")))));
        Assert.Equal("document.fields.count", Assert.Single(type.Violations).Field);
        ServiceError item = await RefusedAsync(
            () => _index.WriteAsync(
                Doc("d", "x", ("counts", FieldValue.List(FieldValue.Of(1L), FieldValue.Of(true))))));
        Assert.Equal("document.fields.counts[1]", Assert.Single(item.Violations).Field);
        ServiceError id = await RefusedAsync(() => _index.WriteAsync(Doc("", "x")));
        Assert.Equal("document.id", Assert.Single(id.Violations).Field);
        ServiceError number = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", "x", ("ratio", FieldValue.Of(double.NaN)))));
        Assert.Equal("document.fields.ratio", Assert.Single(number.Violations).Field);
        ServiceError half = await RefusedAsync(() => _index.WriteAsync(Doc("d", "half \ud800 pair")));
        Assert.Equal("document.fields.body", Assert.Single(half.Violations).Field);
    }

    [Fact]
    public async Task DocumentLimitsAreNamedWithTheirValues()
    {
        ServiceLimits limits = _index.Options.Limits;
        ServiceError field = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", new string('x', (int)limits.MaxFieldBytes + 1))));
        AssertLimit(field, "max_field_bytes", limits.MaxFieldBytes);
        ServiceError term = await RefusedAsync(
            () => _index.WriteAsync(Doc("d", "x", ("key", FieldValue.Of(new string('x', limits.MaxTermBytes + 1))))));
        AssertLimit(term, "max_term_bytes", limits.MaxTermBytes);
        ServiceError whole = await RefusedAsync(
            () => _index.WriteAsync(
                Doc("d", "x", ("blob", FieldValue.Of(new byte[limits.MaxDocumentBytes].AsSpan())))));
        AssertLimit(whole, "max_document_bytes", limits.MaxDocumentBytes);
        ServiceError id = await RefusedAsync(() => _index.WriteAsync(Doc(new string('x', 513), "x")));
        AssertLimit(id, "max_id_bytes", 512);
        await _index.WriteAsync(Doc(
            new string('x', 512), "x", ("key", FieldValue.Of(new string('x', limits.MaxTermBytes)))));
    }

    [Fact]
    public async Task SearchableMeansVisibleAndQueuedIsWrittenSoon()
    {
        await _index.WriteAsync(Doc("a", "x"), Durability.Queued);
        Assert.Equal(0, _index.Status().DocumentCount);
        await _index.WriteAsync(Doc("b", "x"), Durability.Searchable);
        Assert.Equal(2, _index.Status().DocumentCount);
    }

    private static void AssertLimit(ServiceError error, string limit, long value)
    {
        Assert.Equal((ErrorCode.InvalidArgument, ErrorReasons.OverLimit), (error.Code, error.Reason));
        Assert.Equal(limit, error.Metadata["limit"]);
        Assert.Equal(FormattableString.Invariant($"{value}"), error.Metadata["value"]);
    }
}
