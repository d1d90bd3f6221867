namespace Search.Variants;

/// <summary>A mention as an index keeps it.</summary>
public sealed record StoredMention
{
    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>First position.</summary>
    public required int Position { get; init; }

    /// <summary>Number of positions.</summary>
    public required int Length { get; init; }

    /// <summary>Start in the field's text in UTF-16 units.</summary>
    public required int StartOffset { get; init; }

    /// <summary>End (exclusive) in UTF-16 units.</summary>
    public required int EndOffset { get; init; }

    /// <summary>The entity in the set it is read with; null when that set no longer has it.</summary>
    public required Entity? Entity { get; init; }

    /// <summary>The variant printed; null when the set no longer has it.</summary>
    public required Variant? Variant { get; init; }

    /// <summary>How the surface stands to the entity.</summary>
    public required VariantKind Kind { get; init; }

    /// <summary>How sure the reading is, in steps of 1/255.</summary>
    public required double Confidence { get; init; }

    /// <summary>Index in the table of the full name it takes up; -1 for none.</summary>
    public required int Antecedent { get; init; }
}
