using System.Reflection;
using Grpc.Core;
using Search.Service;
using Search.V1;

namespace Search.Server;

/// <summary>IndexService over the registry of indexes.</summary>
internal sealed class IndexRpc(RegistryHost host, SearchServerOptions options) : IndexService.IndexServiceBase
{
    private const string IndexFormat = "Apache Lucene 8.8 (codec Lucene87)";

    private static readonly string Build =
        typeof(IndexRpc).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public override async Task<CreateIndexResponse> CreateIndex(CreateIndexRequest request, ServerCallContext context)
    {
        IndexStatus status = await host.Registry.CreateAsync(
            request.Name, IndexProtos.ToSchema(request.Schema, "schema"), request.ValidateOnly, request.Replaces);
        return new CreateIndexResponse { Index = IndexProtos.ToProto(status) };
    }

    public override Task<GetIndexResponse> GetIndex(GetIndexRequest request, ServerCallContext context) =>
        Task.FromResult(new GetIndexResponse
        {
            Index = IndexProtos.ToProto(host.Registry.Get(request.Name, "name").Status()),
        });

    public override Task<ListIndexesResponse> ListIndexes(ListIndexesRequest request, ServerCallContext context)
    {
        var response = new ListIndexesResponse();
        response.Indexes.Add(host.Registry.List().Select(i => IndexProtos.ToProto(i.Status())));
        response.Failed.Add(host.Registry.Broken.Select(
            b => new FailedIndex { Name = b.Key, Error = StatusTranslation.ToStatus(b.Value) }));
        return Task.FromResult(response);
    }

    public override Task<DeleteIndexResponse> DeleteIndex(DeleteIndexRequest request, ServerCallContext context)
    {
        host.Registry.Delete(request.Name, request.Etag);
        return Task.FromResult(new DeleteIndexResponse());
    }

    public override async Task<ReplaceIndexResponse> ReplaceIndex(
        ReplaceIndexRequest request, ServerCallContext context)
    {
        IndexStatus status = await host.Registry.ReplaceAsync(
            request.Name, request.Build, IndexProtos.ToPolicy(request));
        return new ReplaceIndexResponse { Index = IndexProtos.ToProto(status) };
    }

    public override async Task<RefreshIndexResponse> RefreshIndex(
        RefreshIndexRequest request, ServerCallContext context) =>
        new()
        {
            SearchableSequence =
                await host.Registry.Get(request.Name, "name").RefreshAsync(context.CancellationToken),
        };

    public override Task<AnalyzeTextResponse> AnalyzeText(AnalyzeTextRequest request, ServerCallContext context)
    {
        RequestText.Check(request.Text, "text", options.Service.Limits);
        TextChain chain = request.ChainCase == AnalyzeTextRequest.ChainOneofCase.IndexField
            ? StageAnalyzer.ChainOf(
                host.Registry.Get(request.IndexField.Index, "index_field.index").Schema,
                request.IndexField.Field,
                "index_field.field")
            : IndexProtos.ToChain(request.Analyzer, "analyzer");
        AnalyzeTextResponse response =
            AnalysisProtos.ToProto(host.Registry.Stages.Analyze(chain, request.Text), request.Text);
        return Task.FromResult(RequestText.Fitting(response, "text", options.Service.Limits));
    }

    public override Task<GetServerInfoResponse> GetServerInfo(
        GetServerInfoRequest request, ServerCallContext context) =>
        Task.FromResult(new GetServerInfoResponse
        {
            Version = Build.Split('+')[0],
            Build = Build,
            Limits = WriteProtos.ToProto(options.Service.Limits),
            VariantDataVersion = host.Registry.Variants.Version,
            IndexFormat = IndexFormat,
        });
}
