using Search.Variants;

namespace Search.Service;

/// <summary>A part of a query that matched, and what it matched.</summary>
public sealed record HitPart
{
    /// <summary>The words of the query, or the name of the query node.</summary>
    public required string QueryPart { get; init; }

    /// <summary>The entity, or empty.</summary>
    public string EntityId { get; init; } = string.Empty;

    /// <summary>The variant, or empty.</summary>
    public string VariantId { get; init; } = string.Empty;

    /// <summary>The phrase group, or empty.</summary>
    public string PhraseGroupId { get; init; } = string.Empty;

    /// <summary>How the surface stands to the query part.</summary>
    public required VariantKind Kind { get; init; }

    /// <summary>The tier, 0 to 4.</summary>
    public required int Tier { get; init; }

    /// <summary>How sure the reading is.</summary>
    public required double Confidence { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The text as printed.</summary>
    public required string Surface { get; init; }

    /// <summary>Where it starts in the field, in bytes of UTF-8.</summary>
    public required int StartByte { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int EndByte { get; init; }

    /// <summary>For a label: the source of the document; otherwise empty.</summary>
    public string UsedBy { get; init; } = string.Empty;

    /// <summary>A sentence that says why this matched.</summary>
    public required string Reason { get; init; }
}
