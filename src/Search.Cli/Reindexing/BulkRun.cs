using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Google.Protobuf;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>
/// Sends records through one BulkWrite stream: batches by bytes, a bounded number of bytes unanswered, answers read
/// as they come, failures to the dead-letter file.
/// </summary>
internal sealed class BulkRun : IDisposable
{
    private const int BatchBytes = 256 << 10;

    // What a message holds beside its operations.
    private const int MessageOverheadBytes = 1 << 10;
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
    private long _maxMessageBytes = 4 << 20;
    private BulkStop? _stop;

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
    /// <param name="streamId">Name of the stream; empty for one that is not resumed.</param>
    /// <param name="interrupt">Ends the reading; what was read is sent and its answers are awaited.</param>
    internal async Task<BulkStop?> RunAsync(string streamId, CancellationToken interrupt)
    {
        using AsyncDuplexStreamingCall<BulkWriteRequest, BulkWriteResponse> call =
            _client.BulkWrite(cancellationToken: CancellationToken.None);
        Task answers = ReadAnswersAsync(call.ResponseStream);
        try
        {
            await call.RequestStream.WriteAsync(
                new BulkWriteRequest { Start = new BulkStart { Index = _options.Index, StreamId = streamId } },
                CancellationToken.None);
            if (await Task.WhenAny(_started.Task, answers) == _started.Task)
            {
                BulkStarted started = await _started.Task;
                await SendAsync(call.RequestStream, started.ResumeAfterOpId, answers, interrupt);
                if (!answers.IsCompleted)
                {
                    await call.RequestStream.CompleteAsync();
                }
            }
        }
        catch (RpcException)
        {
            // The call has ended under the writing: its answers say why.
            Stop(BulkStopKind.Server, "the server has ended the stream");
        }
        await answers;
        CheckBudget(isLast: true);
        return _stop;
    }

    public void Dispose() => _roomChanged.Dispose();

    private async Task SendAsync(
        IClientStreamWriter<BulkWriteRequest> output, long lastOpId, Task answers, CancellationToken interrupt)
    {
        long done = OperationNumbers.DoneRecords(lastOpId, _options.Resume);
        long opId = OperationNumbers.BaseOf(lastOpId, _options.Resume);
        var batch = new BulkBatch();
        var clock = Stopwatch.StartNew();
        await using IAsyncEnumerator<PendingRecord> records =
            _source.ReadAsync(interrupt).GetAsyncEnumerator(CancellationToken.None);
        while (_stop is null && !answers.IsCompleted && await HasNextAsync(records, interrupt))
        {
            PendingRecord record = records.Current;
            opId++;
            if (_counts.Resumed < done)
            {
                _counts.AddResumed();
                continue;
            }
            _counts.AddRead();
            if (record.Document is not { } document)
            {
                Fail(record, null, record.Error ?? "the record is bad", record.Raw ?? string.Empty);
                continue;
            }
            var operation = new WriteOperation { OpId = opId, Write = document };
            int bytes = operation.CalculateSize();
            if (bytes > _maxMessageBytes - MessageOverheadBytes)
            {
                string reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"the document has {bytes} bytes, the server takes messages of {_maxMessageBytes}");
                Fail(record, document.Id, reason, string.Empty);
                continue;
            }
            if (batch.Bytes > 0 && batch.Bytes + bytes > _maxMessageBytes - MessageOverheadBytes)
            {
                batch = await SendBatchAsync(output, batch, answers);
            }
            _inFlight[opId] = new InFlight(record, bytes);
            batch.Add(operation, bytes);
            if (batch.Bytes >= BatchBytes)
            {
                batch = await SendBatchAsync(output, batch, answers);
                CheckBudget(isLast: false);
                await PaceAsync(clock, interrupt);
            }
        }
        if (batch.Bytes > 0 && !answers.IsCompleted)
        {
            await SendBatchAsync(output, batch, answers);
        }
    }

    private async Task<bool> HasNextAsync(IAsyncEnumerator<PendingRecord> records, CancellationToken interrupt)
    {
        try
        {
            if (!interrupt.IsCancellationRequested)
            {
                return await records.MoveNextAsync();
            }
        }
        catch (Exception e) when (interrupt.IsCancellationRequested
            && e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            // The reading was interrupted.
        }
        Stop(BulkStopKind.Interrupted, "interrupted");
        return false;
    }

    private async Task<BulkBatch> SendBatchAsync(
        IClientStreamWriter<BulkWriteRequest> output, BulkBatch batch, Task answers)
    {
        while (Interlocked.Read(ref _inFlightBytes) + batch.Bytes > Interlocked.Read(ref _maxInFlightBytes)
            && Interlocked.Read(ref _inFlightBytes) > 0 && !answers.IsCompleted)
        {
            await Task.WhenAny(_roomChanged.WaitAsync(TimeSpan.FromSeconds(1)), answers);
        }
        Interlocked.Add(ref _inFlightBytes, batch.Bytes);
        await output.WriteAsync(new BulkWriteRequest { Data = batch.Data }, CancellationToken.None);
        return new BulkBatch();
    }

    private async Task PaceAsync(Stopwatch clock, CancellationToken interrupt)
    {
        if (_options.MaxRate is { } rate && _counts.Read / rate - clock.Elapsed.TotalSeconds is > 0 and double ahead)
        {
            // An interruption ends the delay; the reading sees it too.
            await Task.Delay(TimeSpan.FromSeconds(ahead), interrupt)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAnswersAsync(IAsyncStreamReader<BulkWriteResponse> input)
    {
        while (await input.MoveNext(CancellationToken.None))
        {
            BulkWriteResponse response = input.Current;
            switch (response.MessageCase)
            {
                case BulkWriteResponse.MessageOneofCase.Started:
                    if (response.Started.Limits is { MaxInFlightBytes: > 0, MaxMessageBytes: > 0 } limits)
                    {
                        Interlocked.Exchange(ref _maxInFlightBytes, limits.MaxInFlightBytes);
                        Interlocked.Exchange(ref _maxMessageBytes, limits.MaxMessageBytes);
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
                    Stop(BulkStopKind.Server, $"the server is ending: {response.GoingAway.Reason}");
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
            string record = sent.Record.Document is { } document ? JsonFormatter.Default.Format(document)
                : string.Empty;
            Fail(sent.Record, result.Id, result.Error?.Message ?? "refused", record);
        }
        else
        {
            _counts.AddWritten(result.Outcome == WriteOutcome.Created);
        }
    }

    private void Fail(PendingRecord record, string? id, string reason, string raw)
    {
        lock (_deadLetters)
        {
            _deadLetters.Add(record.File, record.Line, id, reason, raw);
        }
        _counts.AddFailed();
        CheckBudget(isLast: false);
    }

    private void CheckBudget(bool isLast)
    {
        if (_budget.Exceeded(_counts.Read, _counts.Failed, isLast) is { } exceeded)
        {
            Stop(BulkStopKind.Budget, exceeded);
        }
    }

    // The first reason is the one that counts.
    private void Stop(BulkStopKind kind, string reason) =>
        Interlocked.CompareExchange(ref _stop, new BulkStop(kind, reason), null);

    private sealed record InFlight(PendingRecord Record, int Bytes);
}
