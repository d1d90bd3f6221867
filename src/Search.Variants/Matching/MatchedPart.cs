namespace Search.Variants;

/// <summary>Where, and as what, a hit says something that the query asks for.</summary>
public sealed record MatchedPart
{
    /// <summary>The words of the query.</summary>
    public required string QueryPart { get; init; }

    /// <summary>The entity of the winning reading; empty for words.</summary>
    public string EntityId { get; init; } = string.Empty;

    /// <summary>The variant printed; empty for words and phrasings.</summary>
    public string VariantId { get; init; } = string.Empty;

    /// <summary>How the surface stands to what was asked for.</summary>
    public required VariantKind Kind { get; init; }

    /// <summary>The tier, 0 (as typed) to 4.</summary>
    public required int Tier { get; init; }

    /// <summary>How sure the reading is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The text as printed.</summary>
    public required string Surface { get; init; }

    /// <summary>Where it starts in the field, in bytes of UTF-8.</summary>
    public required int StartByte { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int EndByte { get; init; }

    /// <summary>Where it starts in UTF-16 units.</summary>
    public required int StartOffset { get; init; }

    /// <summary>Where it ends in UTF-16 units, exclusive.</summary>
    public required int EndOffset { get; init; }

    /// <summary>First position in the field; -1 when the match is known by its text alone.</summary>
    public int StartPosition { get; init; } = -1;

    /// <summary>Position after the last; -1 likewise.</summary>
    public int EndPosition { get; init; } = -1;

    /// <summary>
    /// How much lower the document's score would be without this occurrence, lengths and statistics as they are; null when that was
    /// not asked for or the match has no positions.
    /// </summary>
    public double? Marginal { get; init; }

    /// <summary>For a label: who prints it.</summary>
    public string UsedBy { get; init; } = string.Empty;

    /// <summary>The phrase group, when another phrasing matched.</summary>
    public string PhraseGroupId { get; init; } = string.Empty;

    /// <summary>A sentence that says why this matched.</summary>
    public required string Reason { get; init; }

    /// <summary>How often the document says it in this way in this field.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>Ids or words of the readings that did not win in this document.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];
}
