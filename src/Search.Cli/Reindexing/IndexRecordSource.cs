using System.Runtime.CompilerServices;
using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>Every document of another index of the same server, of one moment.</summary>
internal sealed class IndexRecordSource(DocumentService.DocumentServiceClient client, string index, long documentCount)
    : RecordSource
{
    private long _read;

    internal override double? Progress =>
        documentCount > 0 ? Math.Min(1, (double)Volatile.Read(ref _read) / documentCount) : null;

    internal override async IAsyncEnumerable<PendingRecord> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using AsyncServerStreamingCall<ExportDocumentsResponse> call = client.ExportDocuments(
            new ExportDocumentsRequest { Index = index }, cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            foreach (Document document in call.ResponseStream.Current.Documents)
            {
                long place = Interlocked.Increment(ref _read);
                yield return new PendingRecord($"index:{index}", place, document, null, null);
            }
        }
    }
}
