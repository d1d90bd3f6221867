using System.Threading;

namespace Search.Service;

/// <summary>
/// One connection of a bulk stream. <c>Submit</c> takes operations in order and may be called again before the
/// answers are there; the
/// caller bounds what is in flight (<see cref="InFlightBytes"/> against <see cref="MaxInFlightBytes"/>). For one
/// submitting caller.
/// </summary>
public sealed class BulkSession : IDisposable
{
    // What one stream may have in flight when the queue is full.
    private const int CrowdedShare = 16;

    private readonly SearchIndex _index;
    private readonly BulkOptions _options;
    private readonly BulkStream _stream;
    private readonly object _gate = new();
    private readonly BulkCounts _counts = new();
    private long _inFlightBytes;

    internal BulkSession(SearchIndex index, BulkOptions options, BulkStream stream)
    {
        _index = index;
        _options = options;
        _stream = stream;
        ResumeAfterOpId = stream.LastOpId;
    }

    /// <summary>Operations of this stream up to this number are done.</summary>
    public long ResumeAfterOpId { get; }

    /// <summary>Bytes of operations that are not answered.</summary>
    public long InFlightBytes => Interlocked.Read(ref _inFlightBytes);

    /// <summary>
    /// How many bytes of operations should be unanswered at most: less while the writes of all callers together are more than the index
    /// should hold in memory.
    /// </summary>
    public long MaxInFlightBytes => _index.IsBehind
        ? _index.Options.Limits.MaxInFlightBytes / CrowdedShare
        : _index.Options.Limits.MaxInFlightBytes;

    /// <summary>
    /// Whether the session takes no more operations: its failure budget is used up, or another connection has the
    /// stream.
    /// </summary>
    public bool IsStopped => _stream.Blocked is not null;

    /// <summary>Completes when <see cref="IsStopped"/> becomes true, so that nobody waits for operations in vain.</summary>
    public Task Ended => _stream.Ended;

    /// <summary>What was done up to now.</summary>
    public BulkSummary Summary
    {
        get
        {
            lock (_gate)
            {
                return _counts.ToSummary(_stream.IsStopped);
            }
        }
    }

    /// <summary>
    /// Checks and analyses the operations (in parallel), hands them to the index in order, and gives a task with one
    /// answer an operation, in order.
    /// Answers of later calls never come before those of earlier ones.
    /// </summary>
    public Task<IReadOnlyList<WriteResult>> Submit(IReadOnlyList<BulkOperation> operations) =>
        Submit(operations, out _);

    /// <summary>The same, and about how many bytes the operations hold until they are answered.</summary>
    public Task<IReadOnlyList<WriteResult>> Submit(IReadOnlyList<BulkOperation> operations, out long bytes)
    {
        PreparedWrite[] writes = _index.Prepare(operations);
        bytes = writes.Sum(w => w.SizeBytes);
        Interlocked.Add(ref _inFlightBytes, bytes);
        var batch = new WriteBatch(writes, _options.Durability != Durability.Queued, _stream);
        if (_index.TryEnqueue(batch, isBounded: false) is { } refusal)
        {
            batch.Fail(refusal);
        }
        return FinishAsync(batch, bytes);
    }

    /// <summary>Ends the connection; what was submitted is done all the same.</summary>
    public void Dispose() => _index.CloseBulk(_stream);

    private async Task<IReadOnlyList<WriteResult>> FinishAsync(WriteBatch batch, long bytes)
    {
        IReadOnlyList<WriteResult> results;
        try
        {
            results = await batch.Results.ConfigureAwait(false);
            if (_options.Durability == Durability.Searchable && results.Count > 0)
            {
                await _index.WaitSearchableAsync(results.Max(r => r.Sequence), CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Add(ref _inFlightBytes, -bytes);
        }
        lock (_gate)
        {
            foreach (WriteResult result in results)
            {
                _counts.Add(result);
            }
        }
        return results;
    }
}
