namespace Search.Service;

/// <summary>What a bulk stream did.</summary>
public sealed record BulkSummary
{
    /// <summary>Operations answered.</summary>
    public long Received { get; init; }

    /// <summary>New documents.</summary>
    public long Created { get; init; }

    /// <summary>Replaced documents.</summary>
    public long Updated { get; init; }

    /// <summary>Deleted documents.</summary>
    public long Deleted { get; init; }

    /// <summary>Operations with nothing to do.</summary>
    public long Unchanged { get; init; }

    /// <summary>Operations whose condition did not hold.</summary>
    public long Conflicts { get; init; }

    /// <summary>Refused operations.</summary>
    public long Failed { get; init; }

    /// <summary>Greatest sequence of the stream's writes.</summary>
    public long LastSequence { get; init; }

    /// <summary>Whether the stream was ended early.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>The summary with one more answer.</summary>
    internal BulkSummary With(WriteResult result)
    {
        BulkSummary next = this with
        {
            Received = Received + 1,
            LastSequence = Math.Max(LastSequence, result.Outcome == WriteOutcome.Conflict ? 0 : result.Sequence),
        };
        return result.Outcome switch
        {
            WriteOutcome.Created => next with { Created = Created + 1 },
            WriteOutcome.Updated => next with { Updated = Updated + 1 },
            WriteOutcome.Deleted => next with { Deleted = Deleted + 1 },
            WriteOutcome.Unchanged => next with { Unchanged = Unchanged + 1 },
            WriteOutcome.Conflict => next with { Conflicts = Conflicts + 1 },
            _ => next with { Failed = Failed + 1 },
        };
    }
}
