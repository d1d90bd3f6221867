using Grpc.Core;
using Search.Service;
using Search.V1;

namespace Search.Server;

/// <summary>One import: the stream of its lines, and what came of them.</summary>
internal static class ImportVariantsCall
{
    internal static async Task<ImportVariantsResponse> RunAsync(
        VariantSets sets,
        IAsyncStreamReader<ImportVariantsRequest> requests,
        ServiceLimits limits,
        ServerCallContext context)
    {
        if (!await requests.MoveNext(context.CancellationToken)
            || requests.Current.MessageCase != ImportVariantsRequest.MessageOneofCase.Start)
        {
            throw new ServiceException(ServiceError.Invalid("start", "the first message starts the import"));
        }
        ImportVariantsRequest.Types.Start start = requests.Current.Start;
        ImportSession session = sets.BeginImport(start.Name, VariantSetProtos.ToRequest(start));
        while (await requests.MoveNext(context.CancellationToken))
        {
            if (requests.Current.MessageCase != ImportVariantsRequest.MessageOneofCase.Lines)
            {
                throw new ServiceException(ServiceError.Invalid("lines", "every message but the first carries lines"));
            }
            foreach (string line in requests.Current.Lines.Lines_)
            {
                session.Add(line);
            }
        }
        ImportReport report = sets.Finish(session);
        return VariantSetProtos.ToProto(start.Name, report, sets.List(), start.ReportAll, limits.MaxPageBytes);
    }
}
