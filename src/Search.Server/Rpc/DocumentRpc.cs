using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Search.Service;
using Search.V1;
using FieldMask = Search.Service.FieldMask;
using WriteResult = Search.Service.WriteResult;

namespace Search.Server;

/// <summary>DocumentService over the registry of indexes.</summary>
internal sealed class DocumentRpc(RegistryHost host, IHostApplicationLifetime lifetime)
    : DocumentService.DocumentServiceBase
{
    // Well under the default message limit, with room for one document of the largest size.
    private const int ExportPageBytes = 1 << 20;

    public override async Task<WriteDocumentResponse> WriteDocument(
        WriteDocumentRequest request, ServerCallContext context)
    {
        SearchIndex index = host.Registry.Get(request.Index);
        if (request.Document is null)
        {
            throw new ServiceException(ServiceError.Invalid("document", "must be set"));
        }
        WriteResult result = await index.WriteAsync(
            ValueProtos.FromProto(request.Document),
            WriteProtos.ToCondition(request.Condition, "condition"),
            WriteProtos.ToDurability(request.Durability, "durability"),
            context.CancellationToken);
        return new WriteDocumentResponse
        {
            Outcome = WriteProtos.ToProto(result.Outcome),
            Sequence = result.Sequence,
            Version = result.Version,
        };
    }

    public override Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context)
    {
        SearchIndex index = host.Registry.Get(request.Index);
        StoredDocument document = index.Get(request.Id, ToMask(request.ReadMask, index.Schema, FieldMask.All));
        return Task.FromResult(new GetDocumentResponse { Document = WriteProtos.ToProto(document) });
    }

    public override async Task<DeleteDocumentResponse> DeleteDocument(
        DeleteDocumentRequest request, ServerCallContext context)
    {
        WriteResult result = await host.Registry.Get(request.Index).DeleteAsync(
            request.Id,
            WriteProtos.ToCondition(request.Condition, "condition"),
            WriteProtos.ToDurability(request.Durability, "durability"),
            context.CancellationToken);
        return new DeleteDocumentResponse { Sequence = result.Sequence, Version = result.Version };
    }

    public override async Task BulkWrite(
        IAsyncStreamReader<BulkWriteRequest> requestStream,
        IServerStreamWriter<BulkWriteResponse> responseStream,
        ServerCallContext context)
    {
        using var call = new BulkWriteCall(
            host.Registry, requestStream, responseStream, lifetime.ApplicationStopping);
        await call.RunAsync(context.CancellationToken);
    }

    public override async Task ExportDocuments(
        ExportDocumentsRequest request,
            IServerStreamWriter<ExportDocumentsResponse> responseStream, ServerCallContext context)
    {
        var page = new ExportDocumentsResponse();
        int bytes = 0;
        foreach (StoredDocument stored in host.Registry.Get(request.Index).Export(context.CancellationToken))
        {
            V1.Document document = WriteProtos.ToProto(stored);
            page.Documents.Add(document);
            bytes += document.CalculateSize();
            if (bytes >= ExportPageBytes)
            {
                await responseStream.WriteAsync(page, context.CancellationToken);
                page = new ExportDocumentsResponse();
                bytes = 0;
            }
        }
        if (page.Documents.Count > 0)
        {
            await responseStream.WriteAsync(page, context.CancellationToken);
        }
    }

    /// <summary>The fields that a mask names; <paramref name="whenAbsent"/> when there is no mask.</summary>
    internal static FieldMask ToMask(
        Google.Protobuf.WellKnownTypes.FieldMask? mask, Schema schema, FieldMask whenAbsent)
    {
        if (mask is null)
        {
            return whenAbsent;
        }
        ServiceError? error = FieldMask.TryCreate(mask.Paths, schema, "read_mask", out FieldMask made);
        return error is null ? made : throw new ServiceException(error);
    }
}
