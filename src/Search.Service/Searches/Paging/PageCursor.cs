namespace Search.Service;

/// <summary>Where a page ended: the last hit, as the next search continues after it.</summary>
internal sealed record PageCursor
{
    /// <summary>The lease that keeps the reader of the first page.</summary>
    public required long Lease { get; init; }

    /// <summary>The last hit's document in that reader.</summary>
    public required int Doc { get; init; }

    /// <summary>Its score; NaN when the order does not use it.</summary>
    public required float Score { get; init; }

    /// <summary>Its values of the sort keys: long, byte[], float, int or null.</summary>
    public IReadOnlyList<object?> SortValues { get; init; } = [];

    /// <summary>The bytes that break ties; null when nothing does.</summary>
    public byte[]? TieBreak { get; init; }
}
