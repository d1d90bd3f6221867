namespace Search.Service;

/// <summary>What a preview looks at.</summary>
public sealed record PreviewRequest
{
    /// <summary>The indexes; empty for all.</summary>
    public IReadOnlyList<string> Indexes { get; init; } = [];

    /// <summary>Queries to compare; empty for names that come or go.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>How many of the best hits are compared.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>How many names are tried when no queries are given.</summary>
    public int MaxNames { get; init; } = 20;
}
