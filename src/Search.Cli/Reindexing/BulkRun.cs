using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using Google.Protobuf;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>
/// Sends records through one BulkWrite stream: batches by bytes, a bounded number of bytes unanswered, answers read as they come,
/// failures to the dead-letter file.
/// </summary>
internal sealed class BulkRun : IDisposable
{
    private const int BatchBytes = 256 << 10;
    private readonly DocumentService.DocumentServiceClient _client;
    private readonly RecordSource _source;
    private readonly ReindexOptions _options;
    private readonly ReindexCounts _counts;
    private readonly DeadLetterFile _deadLetters;
    private readonly FailureBudget _budget;
    private readonly ConcurrentDictionary<long, InFlight> _inFlight = new();
    private readonly SemaphoreSlim _roomChanged = new(0);
    private readonly TaskCompletionSource<BulkStarted> _started =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _inFlightBytes;
    private long _maxInFlightBytes = 8 << 20;
    private string? _stopReason;

    internal BulkRun(
        DocumentService.DocumentServiceClient client,
        RecordSource source,
        ReindexOptions options,
        ReindexCounts counts,
        DeadLetterFile deadLetters)
    {
        _client = client;
        _source = source;
        _options = options;
        _counts = counts;
        _deadLetters = deadLetters;
        _budget = new FailureBudget(options.MaxFailures, options.MaxFailureRatio);
    }

    /// <summary>Sends everything; returns why the run stopped early, or null when it did not.</summary>
    internal async Task<string?> RunAsync(string streamId, CancellationToken cancellation)
    {
        using AsyncDuplexStreamingCall<BulkWriteRequest, BulkWriteResponse> call =
            _client.BulkWrite(cancellationToken: cancellation);
        Task answers = ReadAnswersAsync(call.ResponseStream, cancellation);
        await call.RequestStream.WriteAsync(
            new BulkWriteRequest { Start = new BulkStart { Index = _options.Index, StreamId = streamId } }, cancellation);
        Task first = await Task.WhenAny(_started.Task, answers);
        if (first == answers)
        {
            await answers;
        }
        BulkStarted started = await _started.Task;
        long lastOpId = started.ResumeAfterOpId;
        try
        {
            await SendAsync(call.RequestStream, lastOpId, answers, cancellation);
        }
        catch (RpcException)
        {
            // The server ended the stream while records were sent: what it said about that is among the answers.
            await answers;
            if (_stopReason is null)
            {
                throw;
            }
            return _stopReason;
        }
        if (!answers.IsCompleted)
        {
            await call.RequestStream.CompleteAsync();
        }
        await answers;
        return _stopReason;
    }

    public void Dispose() => _roomChanged.Dispose();

    private async Task SendAsync(
        IClientStreamWriter<BulkWriteRequest> output, long lastOpId, Task answers, CancellationToken cancellation)
    {
        long done = OperationNumbers.DoneRecords(lastOpId, _options.Resume);
        long opId = OperationNumbers.BaseOf(lastOpId, _options.Resume);
        var batch = new BulkData();
        long batchBytes = 0;
        var clock = Stopwatch.StartNew();
        await foreach (PendingRecord record in _source.ReadAsync(cancellation))
        {
            opId++;
            if (_counts.Resumed < done)
            {
                _counts.AddResumed();
                continue;
            }
            _counts.AddRead();
            if (_stopReason is not null || answers.IsCompleted)
            {
                return;
            }
            if (record.Document is not { } document)
            {
                Fail(record, null, record.Error ?? "the record is bad", record.Raw ?? string.Empty);
                continue;
            }
            var operation = new WriteOperation { OpId = opId, Write = document };
            int bytes = operation.CalculateSize();
            _inFlight[opId] = new InFlight(record, bytes);
            batch.Operations.Add(operation);
            batchBytes += bytes;
            if (batchBytes >= BatchBytes)
            {
                await SendBatchAsync(output, batch, batchBytes, answers, cancellation);
                batch = new BulkData();
                batchBytes = 0;
                await PaceAsync(clock, cancellation);
            }
        }
        if (batch.Operations.Count > 0)
        {
            await SendBatchAsync(output, batch, batchBytes, answers, cancellation);
        }
    }

    private async Task SendBatchAsync(
        IClientStreamWriter<BulkWriteRequest> output,
        BulkData batch,
        long bytes,
        Task answers,
        CancellationToken cancellation)
    {
        while (Interlocked.Read(ref _inFlightBytes) + bytes > Interlocked.Read(ref _maxInFlightBytes)
            && Interlocked.Read(ref _inFlightBytes) > 0 && !answers.IsCompleted)
        {
            await Task.WhenAny(_roomChanged.WaitAsync(TimeSpan.FromSeconds(1), cancellation), answers);
        }
        Interlocked.Add(ref _inFlightBytes, bytes);
        await output.WriteAsync(new BulkWriteRequest { Data = batch }, cancellation);
    }

    private async Task PaceAsync(Stopwatch clock, CancellationToken cancellation)
    {
        if (_options.MaxRate is { } rate)
        {
            double ahead = _counts.Read / rate - clock.Elapsed.TotalSeconds;
            if (ahead > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(ahead), cancellation);
            }
        }
    }

    private async Task ReadAnswersAsync(IAsyncStreamReader<BulkWriteResponse> input, CancellationToken cancellation)
    {
        while (await input.MoveNext(cancellation))
        {
            BulkWriteResponse response = input.Current;
            switch (response.MessageCase)
            {
                case BulkWriteResponse.MessageOneofCase.Started:
                    if (response.Started.Limits is { MaxInFlightBytes: > 0 } limits)
                    {
                        Interlocked.Exchange(ref _maxInFlightBytes, limits.MaxInFlightBytes);
                    }
                    _started.TrySetResult(response.Started);
                    break;
                case BulkWriteResponse.MessageOneofCase.Results:
                    foreach (WriteResult result in response.Results.Results)
                    {
                        Settle(result);
                    }
                    break;
                case BulkWriteResponse.MessageOneofCase.Throttle when response.Throttle.MaxInFlightBytes > 0:
                    Interlocked.Exchange(ref _maxInFlightBytes, response.Throttle.MaxInFlightBytes);
                    break;
                case BulkWriteResponse.MessageOneofCase.GoingAway:
                    _stopReason ??= $"the server is ending: {response.GoingAway.Reason}; run again with --resume";
                    break;
                default:
                    break;
            }
        }
    }

    private void Settle(WriteResult result)
    {
        if (!_inFlight.TryRemove(result.OpId, out InFlight? sent))
        {
            return;
        }
        Interlocked.Add(ref _inFlightBytes, -sent.Bytes);
        _roomChanged.Release();
        if (result.Outcome is WriteOutcome.Failed or WriteOutcome.Conflict or WriteOutcome.Unspecified)
        {
            string record = sent.Record.Document is { } document ? JsonFormatter.Default.Format(document) : string.Empty;
            Fail(sent.Record, result.Id, result.Error?.Message ?? "refused", record);
        }
        else
        {
            _counts.AddWritten();
        }
    }

    private void Fail(PendingRecord record, string? id, string reason, string raw)
    {
        lock (_deadLetters)
        {
            _deadLetters.Add(record.File, record.Line, id, reason, raw);
        }
        _counts.AddFailed();
        if (_budget.Exceeded(_counts.Read, _counts.Failed) is { } exceeded)
        {
            _stopReason ??= exceeded;
        }
    }

    private sealed record InFlight(PendingRecord Record, int Bytes);
}
