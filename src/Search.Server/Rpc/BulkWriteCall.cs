using System.Threading;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.Service;
using Search.V1;
using BulkSummary = Search.Service.BulkSummary;
using WriteResult = Search.Service.WriteResult;

namespace Search.Server;

/// <summary>
/// One BulkWrite stream. One loop reads operations and submits them; a second one awaits the answers in order and writes them. While
/// too many bytes are unanswered the first loop does not read, so HTTP/2 flow control holds the client back. An answer counts when
/// it is written, not when it is known: a client that sends without reading its answers waits too.
/// </summary>
internal sealed class BulkWriteCall : IDisposable
{
    private const int ResultsPerMessage = 1000;
    private const int ResultBytesPerMessage = 1 << 20;

    // What a message costs while it waits, beside its operations.
    private const int MessageOverheadBytes = 256;
    private static readonly TimeSpan ThrottleRetry = TimeSpan.FromMilliseconds(100);

    private readonly IndexRegistry _registry;
    private readonly IAsyncStreamReader<BulkWriteRequest> _requests;
    private readonly IServerStreamWriter<BulkWriteResponse> _responses;
    private readonly CancellationToken _stopping;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _answered = new(0);
    private long _acknowledged;
    private long _unansweredBytes;

    internal BulkWriteCall(
        IndexRegistry registry,
        IAsyncStreamReader<BulkWriteRequest> requests,
        IServerStreamWriter<BulkWriteResponse> responses,
        CancellationToken stopping)
    {
        _registry = registry;
        _requests = requests;
        _responses = responses;
        _stopping = stopping;
    }

    internal async Task RunAsync(CancellationToken cancellation)
    {
        (SearchIndex index, BulkSession started) = await StartAsync(cancellation);
        using BulkSession session = started;
        _acknowledged = session.ResumeAfterOpId;
        await WriteAsync(
            new BulkWriteResponse
            {
                Started = new BulkStarted
                {
                    ResumeAfterOpId = session.ResumeAfterOpId,
                    Limits = WriteProtos.ToProto(_registry.Options.Limits),
                },
            },
            cancellation);
        var pending = Channel.CreateUnbounded<PendingAnswer>(new UnboundedChannelOptions { SingleReader = true });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping);
        Task answering = AnswerAsync(index, pending.Reader, cancellation);
        Task watching = EndReadingAsync(session, answering, ending);
        bool goingAway;
        try
        {
            goingAway = await ReadAsync(session, pending.Writer, answering, cancellation, ending.Token);
        }
        finally
        {
            // What was submitted is answered, or its failure seen, whatever ended the reading.
            pending.Writer.Complete();
            await watching;
            await answering;
        }
        if (goingAway)
        {
            await WriteAsync(
                new BulkWriteResponse { GoingAway = new BulkGoingAway { Reason = "the server is shutting down" } }, cancellation);
        }
        await WriteAsync(new BulkWriteResponse { Summary = ToProto(session.Summary) }, cancellation);
    }

    public void Dispose()
    {
        _writing.Dispose();
        _answered.Dispose();
    }

    private async Task<(SearchIndex Index, BulkSession Session)> StartAsync(CancellationToken cancellation)
    {
        if (!await _requests.MoveNext(cancellation)
            || _requests.Current.MessageCase != BulkWriteRequest.MessageOneofCase.Start)
        {
            throw new ServiceException(ServiceError.Invalid("start", "the first message of the stream must be start"));
        }
        BulkStart start = _requests.Current.Start;
        SearchIndex index = _registry.Get(start.Index, "start.index");
        BulkSession session = await index.OpenBulkAsync(new BulkOptions
        {
            StreamId = CheckStreamId(start.StreamId),
            Durability = WriteProtos.ToDurability(start.Durability, "start.durability"),
            StopAtFailure = start.ErrorPolicy switch
            {
                BulkErrorPolicy.Unspecified or BulkErrorPolicy.Continue => false,
                BulkErrorPolicy.Stop => true,
                _ => throw new ServiceException(ServiceError.Invalid(
                    "start.error_policy", $"{(int)start.ErrorPolicy} is not an error policy")),
            },
            MaxFailures = start.MaxFailures >= 0
                ? start.MaxFailures
                : throw new ServiceException(ServiceError.Invalid("start.max_failures", "must not be negative")),
        });
        return (index, session);
    }

    private static string CheckStreamId(string streamId)
    {
        int maxBytes = ServiceLimits.MaxStreamIdBytes;
        int bytes = System.Text.Encoding.UTF8.GetByteCount(streamId);
        return bytes <= maxBytes
            ? streamId
            : throw new ServiceException(ServiceError.OverLimit("start.stream_id", "max_stream_id_bytes", maxBytes, bytes));
    }

    // Whoever reads must not wait for a client that waits for the summary: the reading ends with the session, and with the
    // answers.
    private static async Task EndReadingAsync(BulkSession session, Task answering, CancellationTokenSource ending)
    {
        await Task.WhenAny(session.Ended, answering);
        await ending.CancelAsync();
    }

    // Returns true when the server's end cut the reading short.
    private async Task<bool> ReadAsync(
        BulkSession session,
        ChannelWriter<PendingAnswer> pending,
        Task answering,
        CancellationToken cancellation,
        CancellationToken ending)
    {
        try
        {
            while (!session.IsStopped && !answering.IsCompleted && await _requests.MoveNext(ending))
            {
                BulkWriteRequest request = _requests.Current;
                switch (request.MessageCase)
                {
                    case BulkWriteRequest.MessageOneofCase.Data:
                        BulkOperation[] operations = [.. request.Data.Operations.Select(WriteProtos.ToOperation)];
                        Await(pending, session.Submit(operations, out long bytes), bytes);
                        break;
                    case BulkWriteRequest.MessageOneofCase.Flush:
                        Await(pending, null, 0);
                        break;
                    case BulkWriteRequest.MessageOneofCase.Start:
                        throw new ServiceException(ServiceError.Invalid("start", "the stream was started already"));
                    default:
                        throw new ServiceException(ServiceError.Invalid("message", "must be data or flush"));
                }
                await WaitForRoomAsync(session.MaxInFlightBytes, answering, cancellation, ending);
            }
            return false;
        }
        catch (
            OperationCanceledException) when (ending.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return _stopping.IsCancellationRequested && !session.IsStopped && !answering.IsCompleted;
        }
    }

    private void Await(ChannelWriter<PendingAnswer> pending, Task<IReadOnlyList<WriteResult>>? results, long bytes)
    {
        var answer = new PendingAnswer(results, bytes + MessageOverheadBytes);
        Interlocked.Add(ref _unansweredBytes, answer.Bytes);
        pending.TryWrite(answer);
    }

    private async Task WaitForRoomAsync(
        long maxInFlightBytes, Task answering, CancellationToken cancellation, CancellationToken ending)
    {
        if (Interlocked.Read(ref _unansweredBytes) <= maxInFlightBytes)
        {
            return;
        }
        await WriteAsync(
            new BulkWriteResponse
            {
                Throttle = new BulkThrottle
                {
                    MaxInFlightBytes = maxInFlightBytes,
                    RetryAfter = Duration.FromTimeSpan(ThrottleRetry),
                },
            },
            cancellation);
        while (Interlocked.Read(ref _unansweredBytes) > maxInFlightBytes && !answering.IsCompleted)
        {
            await _answered.WaitAsync(ThrottleRetry, ending);
        }
    }

    private async Task AnswerAsync(
        SearchIndex index, ChannelReader<PendingAnswer> pending, CancellationToken cancellation)
    {
        await foreach (PendingAnswer answer in pending.ReadAllAsync(cancellation))
        {
            if (answer.Results is null)
            {
                await index.RefreshAsync(cancellation);
            }
            else
            {
                await WriteResultsAsync(await answer.Results, cancellation);
            }
            Interlocked.Add(ref _unansweredBytes, -answer.Bytes);
            _answered.Release();
        }
    }

    private async Task WriteResultsAsync(IReadOnlyList<WriteResult> results, CancellationToken cancellation)
    {
        if (results.Count == 0)
        {
            return;
        }
        _acknowledged = Math.Max(_acknowledged, results.Max(r => r.OpId));
        await WriteAsync(
            new BulkWriteResponse { Ack = new BulkAck { AcceptedThroughOpId = _acknowledged } }, cancellation);
        var message = new BulkResults();
        int bytes = 0;
        foreach (WriteResult result in results)
        {
            V1.WriteResult translated = WriteProtos.ToProto(result);
            message.Results.Add(translated);
            bytes += translated.CalculateSize();
            if (message.Results.Count == ResultsPerMessage || bytes >= ResultBytesPerMessage)
            {
                await WriteAsync(new BulkWriteResponse { Results = message }, cancellation);
                message = new BulkResults();
                bytes = 0;
            }
        }
        if (message.Results.Count > 0)
        {
            await WriteAsync(new BulkWriteResponse { Results = message }, cancellation);
        }
    }

    private async Task WriteAsync(BulkWriteResponse response, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await _responses.WriteAsync(response, cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    private static V1.BulkSummary ToProto(BulkSummary summary) => new()
    {
        Received = summary.Received,
        Created = summary.Created,
        Updated = summary.Updated,
        Deleted = summary.Deleted,
        Unchanged = summary.Unchanged,
        Conflicts = summary.Conflicts,
        Failed = summary.Failed,
        LastSequence = summary.LastSequence,
        StoppedEarly = summary.StoppedEarly,
    };

    // Results of a submission, or null for a flush.
    private sealed record PendingAnswer(Task<IReadOnlyList<WriteResult>>? Results, long Bytes);
}
