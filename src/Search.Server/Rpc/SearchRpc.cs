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
            context.CancellationToken);
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
}
