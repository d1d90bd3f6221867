using Search.Variants;

namespace Search.Service;

/// <summary>A document that was found.</summary>
public sealed record SearchHit
{
    /// <summary>The score; 0 when the order does not use it.</summary>
    public required float Score { get; init; }

    /// <summary>The document, cut to the mask.</summary>
    public required StoredDocument Document { get; init; }

    /// <summary>What matched.</summary>
    public IReadOnlyList<MatchedPart> Matched { get; init; } = [];

    /// <summary>Passages, when asked for.</summary>
    public IReadOnlyList<FieldHighlights> Highlights { get; init; } = [];

    /// <summary>The values of the sort keys; None where the document has none.</summary>
    public IReadOnlyList<FieldValue> SortValues { get; init; } = [];

    /// <summary>With collapse: the cluster that the hit stands for.</summary>
    public HitCluster? Cluster { get; init; }

    /// <summary>The score's explanation, when asked for.</summary>
    public ScoreExplanation? Explanation { get; init; }
}
