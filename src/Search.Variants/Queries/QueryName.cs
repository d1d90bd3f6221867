namespace Search.Variants.Expansion;

/// <summary>A name, or a blocker, found in a query.</summary>
internal sealed record QueryName
{
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>What it may mean, best first; empty for a blocker.</summary>
    public required IReadOnlyList<NameReading> Readings { get; init; }

    /// <summary>Readings that were too unlikely to search for.</summary>
    public required IReadOnlyList<NameReading> Rejected { get; init; }

    /// <summary>The words may be meant as words.</summary>
    public bool MayBeWords { get; init; }

    /// <summary>
    /// The surface means one entity only and is part of no longer name: its words, where the tagger left them alone,
    /// mean the same.
    /// </summary>
    public bool IsUnambiguous { get; init; }

    public bool IsBlocker => Readings.Count == 0;
}
