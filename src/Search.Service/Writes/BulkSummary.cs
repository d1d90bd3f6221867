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
}
