using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.Service;
using Search.V1;
using ActivationPhase = Search.V1.ActivationPhase;
using ImportFormat = Search.V1.ImportFormat;
using ImportOutcome = Search.V1.ImportOutcome;

namespace Search.Server.Tests.Rpc;

/// <summary>A user's own names over the wire: imported, looked at, served, taken back, reported.</summary>
public sealed class VariantSetRpcTests : ServerTests
{
    private const string Set = "press";

    private Operations.OperationsClient Operations => new(Server.Channel);

    [Fact]
    public async Task ADraftIsImportedPreviewedServedAndTakenBack()
    {
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = News.Index });
        await WriteAsync("new", "The Desert Falcon Kingdom agreed at once.");
        await WriteAsync("old", "Saudi Arabia agreed at once.");
        CreateVariantSetResponse created = await Server.Variants.CreateVariantSetAsync(
            new CreateVariantSetRequest { Name = Set, Description = "names of the press" });
        Assert.Equal((Set, "names of the press", 0), (
            created.VariantSet.Name, created.VariantSet.Description, created.VariantSet.Versions.Count));

        ImportVariantsResponse import = await ImportAsync(
            ImportFormat.Names,
            "Saudi Arabia\tDesert Falcon Kingdom",
            "# nothing",
            "",
            "Nobody Anywhere\tWho Ever");
        Assert.Equal((1, 1, 2), (import.Accepted, import.Skipped, import.Refused));
        Assert.Equal([2, 4], import.Lines.Select(l => l.Line));
        Assert.All(import.Lines, l => Assert.Equal(ImportOutcome.Refused, l.Outcome));
        Assert.Equal(VariantSetState.Draft, import.Version.State);

        Operation preview = await WaitAsync(await Server.Variants.PreviewVariantSetAsync(
            new PreviewVariantSetRequest { Name = Set, Queries = { "Saudi Arabia" } }));
        PreviewVariantSetResponse change = preview.Response.Unpack<PreviewVariantSetResponse>();
        Assert.Equal((1, 0), (change.AddedNames, change.WithdrawnNames));
        Assert.Equal(["new"], Assert.Single(change.Queries).Gained);
        Assert.Equal((News.Index, 2L, 1L), Assert.Single(change.Extents) is var e
            ? (e.Index, e.Documents, e.AffectedDocuments) : default);
        Assert.Equal(["old"], await FindAsync("Saudi Arabia"));

        Operation active = await WaitAsync(await Server.Variants.ActivateVariantSetAsync(
            new ActivateVariantSetRequest { Name = Set, Version = import.Version.Version }));
        Assert.Equal(1, active.Response.Unpack<ActivateVariantSetResponse>().RetaggedDocuments);
        Assert.Equal(ActivationPhase.Done, active.Metadata.Unpack<ActivateVariantSetMetadata>().Phase);
        Assert.Equal(["new", "old"], await FindAsync("Saudi Arabia"));
        Assert.Equal(
            import.Version.Version,
            (await Server.Indexes.GetServerInfoAsync(new GetServerInfoRequest())).VariantDataVersion);
        GetVariantSetResponse got = await Server.Variants.GetVariantSetAsync(new GetVariantSetRequest { Name = Set });
        Assert.Equal(VariantSetState.Active, Assert.Single(got.VariantSet.Versions).State);
        await RefusedAsync(
            Server.Variants.DeleteVariantSetAsync(new DeleteVariantSetRequest { Name = Set }),
            StatusCode.FailedPrecondition, ErrorReasons.VariantSetInUse);

        ListVariantSetsResponse list = await Server.Variants.ListVariantSetsAsync(new ListVariantSetsRequest());
        Assert.Equal((Set, "base", list.BaseVersion), (list.ActiveSet, list.FormerSet, list.FormerVersion));
        await WaitAsync(await Server.Variants.ActivateVariantSetAsync(
            new ActivateVariantSetRequest { Name = list.FormerSet, Version = list.FormerVersion }));
        Assert.Equal(["old"], await FindAsync("Saudi Arabia"));
    }

    [Fact]
    public async Task OperationsAreListedWaitedForCancelledAndForgotten()
    {
        await Server.Variants.CreateVariantSetAsync(new CreateVariantSetRequest { Name = Set });
        await ImportAsync(ImportFormat.SolrSynonyms, "Saudi Arabia, Desert Falcon Kingdom");
        Operation first = await Server.Variants.PreviewVariantSetAsync(new PreviewVariantSetRequest { Name = Set });
        Operation second = await WaitAsync(
            await Server.Variants.ActivateVariantSetAsync(new ActivateVariantSetRequest { Name = Set }));
        ListOperationsResponse page = await Operations.ListOperationsAsync(
            new ListOperationsRequest { Name = "operations", PageSize = 1 });
        Assert.Equal(first.Name, Assert.Single(page.Operations).Name);
        page = await Operations.ListOperationsAsync(new ListOperationsRequest
        {
            Name = "operations",
            PageSize = 1,
            PageToken = page.NextPageToken,
        });
        Assert.Equal(second.Name, Assert.Single(page.Operations).Name);
        Assert.Empty(page.NextPageToken);
        // Too late to stop it: that is no error.
        await Operations.CancelOperationAsync(new CancelOperationRequest { Name = second.Name });
        await Operations.DeleteOperationAsync(new DeleteOperationRequest { Name = second.Name });
        await RefusedAsync(
            Operations.GetOperationAsync(new GetOperationRequest { Name = second.Name }),
            StatusCode.NotFound, ErrorReasons.OperationNotFound);
        await Refusal.OfFieldAsync(Operations.ListOperationsAsync(new ListOperationsRequest { Filter = "x" }), "filter");
    }

    [Fact]
    public async Task WrongRequestsAreRefused()
    {
        await Refusal.OfFieldAsync(
            Server.Variants.CreateVariantSetAsync(new CreateVariantSetRequest { Name = "No" }), "name");
        await RefusedAsync(
            Server.Variants.CreateVariantSetAsync(new CreateVariantSetRequest { Name = "base" }),
            StatusCode.AlreadyExists, ErrorReasons.VariantSetExists);
        await RefusedAsync(
            Server.Variants.GetVariantSetAsync(new GetVariantSetRequest { Name = "none" }),
            StatusCode.NotFound, ErrorReasons.VariantSetNotFound);
        await Server.Variants.CreateVariantSetAsync(new CreateVariantSetRequest { Name = "empty" });
        await RefusedAsync(
            Server.Variants.ActivateVariantSetAsync(new ActivateVariantSetRequest { Name = "empty" }),
            StatusCode.NotFound, ErrorReasons.VariantSetNotFound);
        await Server.Variants.DeleteVariantSetAsync(new DeleteVariantSetRequest { Name = "empty" });
        Assert.Empty((await Server.Variants.ListVariantSetsAsync(new ListVariantSetsRequest())).VariantSets);
        using AsyncClientStreamingCall<ImportVariantsRequest, ImportVariantsResponse> call =
            Server.Variants.ImportVariants();
        await call.RequestStream.CompleteAsync();
        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task EntitiesAreListedPageByPage()
    {
        var ids = new List<string>();
        var request = new ListEntitiesRequest { Type = EntityType.State, PageSize = 60 };
        do
        {
            ListEntitiesResponse page = await Server.Variants.ListEntitiesAsync(request);
            Assert.All(page.Entities, entity => Assert.Equal(EntityType.State, entity.Type));
            ids.AddRange(page.Entities.Select(entity => entity.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.Contains("state/saudi-arabia", ids);
        Assert.InRange(ids.Count, 190, 400);
    }

    [Fact]
    public async Task NothingIsNotedOfQueriesUnlessToldSo()
    {
        ReportUnresolvedNamesResponse report =
            await Server.Variants.ReportUnresolvedNamesAsync(new ReportUnresolvedNamesRequest());
        Assert.False(report.Enabled);
        Assert.Equal(0, report.NotedQueries);
    }

    private async Task<ImportVariantsResponse> ImportAsync(ImportFormat format, params string[] lines)
    {
        using AsyncClientStreamingCall<ImportVariantsRequest, ImportVariantsResponse> call =
            Server.Variants.ImportVariants();
        await call.RequestStream.WriteAsync(new ImportVariantsRequest
        {
            Start = new ImportVariantsRequest.Types.Start { Name = Set, Format = format, Title = "test.tsv" },
        });
        await call.RequestStream.WriteAsync(new ImportVariantsRequest
        {
            Lines = new ImportVariantsRequest.Types.Lines { Lines_ = { lines } },
        });
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    private static async Task RefusedAsync<T>(AsyncUnaryCall<T> call, StatusCode code, string reason)
    {
        Refusal refusal = await Refusal.OfAsync(call);
        Assert.Equal((code, reason), (refusal.Code, refusal.Reason));
    }

    private async Task<Operation> WaitAsync(Operation operation)
    {
        Operation done = await Operations.WaitOperationAsync(
            new WaitOperationRequest
            {
                Name = operation.Name,
                Timeout = Duration.FromTimeSpan(
                TimeSpan.FromMinutes(1))
            });
        Assert.True(done.Done);
        Assert.Null(done.Error);
        return done;
    }

    private async Task WriteAsync(string id, string body) => await Server.Documents.WriteDocumentAsync(
        new WriteDocumentRequest
        {
            Index = News.Index,
            Document = News.Text(id, body),
            Durability = Search.V1.Durability.Searchable,
        });

    private async Task<IReadOnlyList<string>> FindAsync(string text)
    {
        SearchResponse response = await Server.Searches.SearchAsync(
            new V1.SearchRequest { Target = News.Index, QueryText = text });
        return [.. response.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
    }
}
