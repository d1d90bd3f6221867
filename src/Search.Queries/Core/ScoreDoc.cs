namespace Search.Queries;

/// <summary>One hit.</summary>
public sealed record ScoreDoc
{
    /// <summary>Creates a hit.</summary>
    /// <param name="doc">Document of the whole reader.</param>
    /// <param name="score">Its score; NaN when none was computed.</param>
    public ScoreDoc(int doc, float score)
    {
        Doc = doc;
        Score = score;
    }

    /// <summary>Document of the whole reader.</summary>
    public int Doc { get; init; }

    /// <summary>Its score; NaN when none was computed.</summary>
    public float Score { get; init; }

    /// <summary>Values of the sort fields, in their order: long, byte[], float (score), int (document) or null for
    /// missing.</summary>
    public IReadOnlyList<object?> SortValues { get; init; } = [];

    /// <summary>The tie-break bytes when <see cref="SearchOptions.TieBreakField"/> was set.</summary>
    public byte[]? TieBreak { get; init; }

    /// <summary>The group that the hit stands for when <see cref="SearchOptions.Collapse"/> was set.</summary>
    public CollapsedGroup? Group { get; init; }
}
