namespace Search.Service;

/// <summary>What a write did.</summary>
public enum WriteOutcome
{
    /// <summary>The document is new.</summary>
    Created = 1,

    /// <summary>It replaced an older state.</summary>
    Updated = 2,

    /// <summary>It was deleted.</summary>
    Deleted = 3,

    /// <summary>There was nothing to do: a repetition, or a delete of what does not exist.</summary>
    Unchanged = 4,

    /// <summary>The condition did not hold.</summary>
    Conflict = 5,

    /// <summary>The operation was refused.</summary>
    Failed = 6,
}
