using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Bulk;

/// <summary>The client's side of a bulk stream: sends what it is told to, and keeps what comes back.</summary>
internal sealed class BulkClient : IDisposable
{
    private readonly AsyncDuplexStreamingCall<BulkWriteRequest, BulkWriteResponse> _call;

    internal BulkClient(DocumentService.DocumentServiceClient documents) => _call = documents.BulkWrite();

    /// <summary>What came back, in order.</summary>
    internal List<BulkWriteResponse> Responses { get; } = [];

    /// <summary>The results, in order.</summary>
    internal IEnumerable<WriteResult> Results =>
        Responses.Where(r => r.Results is not null).SelectMany(r => r.Results.Results);

    /// <summary>The last number that was acknowledged; 0 when none was.</summary>
    internal long Acknowledged =>
        Responses.Where(r => r.Ack is not null).Select(r => r.Ack.AcceptedThroughOpId).DefaultIfEmpty(0).Max();

    internal BulkSummary Summary => Responses[^1].Summary;

    internal Task SendAsync(BulkWriteRequest request) => _call.RequestStream.WriteAsync(request);

    internal Task StartAsync(BulkStart start) => SendAsync(new BulkWriteRequest { Start = start });

    internal Task DataAsync(params WriteOperation[] operations) =>
        SendAsync(new BulkWriteRequest { Data = new BulkData { Operations = { operations } } });

    internal Task FlushAsync() => SendAsync(new BulkWriteRequest { Flush = new BulkFlush() });

    /// <summary>The next message; null at the end of the stream.</summary>
    internal async Task<BulkWriteResponse?> NextAsync()
    {
        if (!await _call.ResponseStream.MoveNext(CancellationToken.None))
        {
            return null;
        }
        Responses.Add(_call.ResponseStream.Current);
        return Responses[^1];
    }

    /// <summary>Reads until a message fits, which is the last one read.</summary>
    internal async Task<BulkWriteResponse> ReadUntilAsync(Func<BulkWriteResponse, bool> fits)
    {
        while (await NextAsync() is { } response)
        {
            if (fits(response))
            {
                return response;
            }
        }
        throw new InvalidOperationException($"the stream ended after {Responses.Count} messages without the one awaited");
    }

    /// <summary>Ends the client's side and reads to the end; the last message must be the summary.</summary>
    internal async Task<BulkSummary> FinishAsync()
    {
        await _call.RequestStream.CompleteAsync();
        return await DrainAsync();
    }

    /// <summary>Reads to the end; the last message must be the summary.</summary>
    internal async Task<BulkSummary> DrainAsync()
    {
        while (await NextAsync() is not null)
        {
        }
        Assert.Equal(BulkWriteResponse.MessageOneofCase.Summary, Responses[^1].MessageCase);
        Assert.Equal(StatusCode.OK, _call.GetStatus().StatusCode);
        return Summary;
    }

    internal static WriteOperation Write(long opId, Document document, WriteCondition? condition = null) =>
        new() { OpId = opId, Write = document, Condition = condition };

    internal static WriteOperation Delete(long opId, string id) => new() { OpId = opId, DeleteId = id };

    /// <inheritdoc/>
    public void Dispose() => _call.Dispose();
}
