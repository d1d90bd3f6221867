using System.Threading;

namespace Search.Queries;

/// <summary>How a search collects.</summary>
public sealed record SearchOptions
{
    /// <summary>Count every hit.</summary>
    public const int Exact = int.MaxValue;

    /// <summary>The defaults.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>Hits are counted exactly up to this many; beyond, skipping may begin and the total is a lower
    /// bound.</summary>
    public int TotalHitsThreshold { get; init; } = 1000;

    /// <summary>Order of the hits; empty: by score, highest first. Ties go to the lower document, or by
    /// <see cref="TieBreakField"/>.</summary>
    public IReadOnlyList<SortField> Sort { get; init; } = [];

    /// <summary>Compute scores although the order does not need them.</summary>
    public bool ScoresWithSort { get; init; }

    /// <summary>The last hit of the page before: only hits after it are returned (all are counted).</summary>
    public ScoreDoc? After { get; init; }

    /// <summary>
    /// A binary doc-values field whose bytes (ascending) order hits that are equal otherwise, so that the order does
    /// not depend on how documents lie in segments; null for the document's number.
    /// </summary>
    public string? TieBreakField { get; init; }

    /// <summary>What is counted beside the hits. The selections in them filter the hits. Every match is seen.</summary>
    public IReadOnlyList<FacetDefinition> Facets { get; init; } = [];

    /// <summary>
    /// Returns the best hit of each group only; null for all hits. Every match is seen; the total counts documents, not
    /// groups.
    /// </summary>
    public CollapseOptions? Collapse { get; init; }

    /// <summary>Stops the search with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>When to stop and return what was found, as <see cref="Time"/> tells it; null for no limit.</summary>
    public DateTimeOffset? SoftDeadline { get; init; }

    /// <summary>The clock of <see cref="SoftDeadline"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How disjunctions and conjunctions are carried out; results do not depend on it.</summary>
    public SearchPlan Plan { get; init; } = SearchPlan.ByCost;
}
