namespace Search.Service;

/// <summary>A page of hits.</summary>
public sealed record SearchResult
{
    /// <summary>The hits, best first.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>How many there are.</summary>
    public required long Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is exact (true), a lower bound (false), or not counted (null).</summary>
    public required bool? TotalIsExact { get; init; }

    /// <summary>What was counted beside the hits, in the order of the request.</summary>
    public IReadOnlyList<FacetCounts> Facets { get; init; } = [];

    /// <summary>With collapse: how many clusters the hits make; else null.</summary>
    public long? Clusters { get; init; }

    /// <summary>Token of the next page, or empty.</summary>
    public string NextPageToken { get; init; } = string.Empty;

    /// <summary>Why the answer is partial; empty when it is whole.</summary>
    public string PartialReason { get; init; } = string.Empty;

    /// <summary>What was left out of the query.</summary>
    public IReadOnlyList<DroppedPart> Dropped { get; init; } = [];

    /// <summary>How long it took.</summary>
    public required SearchTimings Timings { get; init; }

    /// <summary>The answer has every write up to this sequence.</summary>
    public required long ServedSequence { get; init; }

    /// <summary>Version of the variant data that expanded the query.</summary>
    public required string VariantDataVersion { get; init; }

    /// <summary>Version of the rank profile.</summary>
    public required string RankProfileVersion { get; init; }
}
