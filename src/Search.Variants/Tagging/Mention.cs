namespace Search.Variants;

/// <summary>A stretch of a document that names an entity, or stands for it.</summary>
public sealed record Mention
{
    /// <summary>Index of the field among those that were tagged.</summary>
    public required int Field { get; init; }

    /// <summary>First token, which is its position in the field.</summary>
    public required int StartToken { get; init; }

    /// <summary>Token after the last one.</summary>
    public required int EndToken { get; init; }

    /// <summary>Start in the field's text in UTF-16 units.</summary>
    public required int StartOffset { get; init; }

    /// <summary>End (exclusive) in UTF-16 units, without a possessive ending.</summary>
    public required int EndOffset { get; init; }

    /// <summary>Ordinal of the entity.</summary>
    public required int Entity { get; init; }

    /// <summary>Ordinal of the variant printed: one of the entity's own, or of the city that stands for it.</summary>
    public required int Variant { get; init; }

    /// <summary>How the surface stands to the entity.</summary>
    public required VariantKind Kind { get; init; }

    /// <summary>How sure the reading is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// Index, among the document's mentions, of the full name that a short one takes up; -1 for none.
    /// </summary>
    public int Antecedent { get; init; } = -1;

    /// <summary>Number of tokens.</summary>
    public int Length => EndToken - StartToken;
}
