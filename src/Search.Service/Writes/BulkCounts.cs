namespace Search.Service;

/// <summary>Counts the answers of a bulk stream.</summary>
internal sealed class BulkCounts
{
    private readonly long[] _byOutcome = new long[(int)Enum.GetValues<WriteOutcome>().Max() + 1];
    private long _received;
    private long _lastSequence;

    /// <summary>Counts an answer.</summary>
    public void Add(WriteResult result)
    {
        _received++;
        _byOutcome[(int)result.Outcome]++;
        if (result.Outcome != WriteOutcome.Conflict)
        {
            _lastSequence = Math.Max(_lastSequence, result.Sequence);
        }
    }

    /// <summary>What was counted.</summary>
    public BulkSummary ToSummary(bool isStopped) => new()
    {
        Received = _received,
        Created = Of(WriteOutcome.Created),
        Updated = Of(WriteOutcome.Updated),
        Deleted = Of(WriteOutcome.Deleted),
        Unchanged = Of(WriteOutcome.Unchanged),
        Conflicts = Of(WriteOutcome.Conflict),
        Failed = Of(WriteOutcome.Failed),
        LastSequence = _lastSequence,
        StoppedEarly = isStopped,
    };

    private long Of(WriteOutcome outcome) => _byOutcome[(int)outcome];
}
