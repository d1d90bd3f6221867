namespace Search.Service;

/// <summary>
/// The writing thread's side of one connection of a bulk stream: order, repetitions, and the failure budget.
/// </summary>
internal sealed class BulkStream(string streamId, bool stopAtFailure, long maxFailures)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _failures;

    /// <summary>The stream's name, or empty.</summary>
    public string StreamId => streamId;

    /// <summary>The last operation that was handled.</summary>
    public long LastOpId { get; set; }

    /// <summary>True once another connection has opened the stream.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>True once too many operations were refused; those that follow are not done.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Completes when nothing more is done on this connection.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Why nothing more is done on this connection; null when it goes on.</summary>
    public ServiceError? Blocked => IsTakenOver
        ? new ServiceError
        {
            Code = ErrorCode.Aborted,
            Reason = ErrorReasons.StreamTakenOver,
            Message = "another connection has opened this stream",
        }
        : IsStopped
            ? new ServiceError
            {
                Code = ErrorCode.Aborted,
                Reason = ErrorReasons.BulkStopped,
                Message = "the stream was stopped because too many operations were refused",
            }
            : null;

    /// <summary>Counts a refused operation. Nobody hears of the end before <see cref="Settle"/>.</summary>
    public void CountFailure()
    {
        _failures++;
        if (stopAtFailure || (maxFailures > 0 && _failures > maxFailures))
        {
            IsStopped = true;
        }
    }

    /// <summary>Where the stream stands, for <see cref="GoBack"/>.</summary>
    public (long LastOpId, long Failures, bool IsStopped) Mark() => (LastOpId, _failures, IsStopped);

    /// <summary>Takes back what was counted since the mark: the operations were not done and may come again.</summary>
    public void GoBack((long LastOpId, long Failures, bool IsStopped) mark) =>
        (LastOpId, _failures, IsStopped) = mark;

    /// <summary>What was counted holds: if it ends the stream, those who wait for the end hear of it.</summary>
    public void Settle()
    {
        if (IsStopped)
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Another connection has opened the stream.</summary>
    public void TakeOver()
    {
        IsTakenOver = true;
        _ended.TrySetResult();
    }
}
