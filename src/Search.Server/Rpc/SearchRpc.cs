using Grpc.Core;
using Search.V1;

namespace Search.Server;

/// <summary>SearchService over the registry of indexes.</summary>
internal sealed class SearchRpc(RegistryHost host) : SearchService.SearchServiceBase
{
    public override async Task<SearchResponse> Search(SearchRequest request, ServerCallContext context) =>
        SearchProtos.ToProto(await host.Registry.Get(request.Target, "target")
            .SearchAsync(SearchProtos.ToRequest(request), context.CancellationToken));

    public override async Task<CountDocumentsResponse> CountDocuments(
        CountDocumentsRequest request, ServerCallContext context)
    {
        Service.CountResult result = await host.Registry.Get(request.Target, "target").CountAsync(
            SearchProtos.ToInput(
                request.InputCase == CountDocumentsRequest.InputOneofCase.QueryText ? request.QueryText : null,
                request.InputCase == CountDocumentsRequest.InputOneofCase.Query ? request.Query : null,
                request.QuerySyntax,
                request.Filter,
                request.Variants),
            request.MinSequence,
            context.CancellationToken,
            request.PointInTime);
        return new CountDocumentsResponse { Count = result.Count, ServedSequence = result.ServedSequence };
    }

    public override async Task<ExpandQueryResponse> ExpandQuery(
        ExpandQueryRequest request, ServerCallContext context) =>
        SearchProtos.ToProto(await host.Registry.Get(request.Target, "target").ExpandAsync(
            SearchProtos.ToInput(
                request.InputCase == ExpandQueryRequest.InputOneofCase.QueryText ? request.QueryText : null,
                request.InputCase == ExpandQueryRequest.InputOneofCase.Query ? request.Query : null,
                request.QuerySyntax,
                null,
                request.Variants),
            context.CancellationToken));

    public override async Task<ExplainDocumentResponse> ExplainDocument(
        ExplainDocumentRequest request, ServerCallContext context) =>
        ExplainProtos.ToProto(await host.Registry.Get(request.Target, "target").ExplainAsync(
            ExplainProtos.ToRequest(request), context.CancellationToken));

    public override async Task<OpenPointInTimeResponse> OpenPointInTime(
        OpenPointInTimeRequest request, ServerCallContext context)
    {
        Service.PointInTime point = await host.Registry.Get(request.Target, "target").OpenPointInTimeAsync(
            request.KeepAlive is { } keepAlive ? SearchProtos.ToTimeSpan(keepAlive, "keep_alive") : null,
            request.MinSequence,
            context.CancellationToken);
        return new OpenPointInTimeResponse
        {
            PointInTime = point.Token,
            ServedSequence = point.ServedSequence,
            KeepAlive = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(point.KeepAlive),
        };
    }

    public override Task<ClosePointInTimeResponse> ClosePointInTime(
        ClosePointInTimeRequest request, ServerCallContext context)
    {
        host.Registry.Get(request.Target, "target").ClosePointInTime(request.PointInTime);
        return Task.FromResult(new ClosePointInTimeResponse());
    }
}
