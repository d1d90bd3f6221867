namespace Search.Variants;

/// <summary>One surface of an entity.</summary>
public sealed record Variant
{
    /// <summary>Index in <see cref="VariantSet.Variants"/>.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Stable id: <c>entity#kind/folded-surface</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Index of the entity in <see cref="VariantSet.Entities"/>.</summary>
    public required int Entity { get; init; }

    /// <summary>As the press prints it.</summary>
    public required string Surface { get; init; }

    /// <summary>How it stands to the entity.</summary>
    public required VariantKind Kind { get; init; }

    /// <summary>How the text's case must agree.</summary>
    public required CaseRule Case { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The surface in lower case is a common word.</summary>
    public bool AlsoWord { get; init; }

    /// <summary>Share of this reading among those of the same surface.</summary>
    public double Prior { get; init; } = 1;

    /// <summary>Without other evidence the reading is not decided.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>How sure a mention is.</summary>
    public required double Confidence { get; init; }

    /// <summary>Confidence of a surname or short form without a full mention in the document; 0: none.</summary>
    public double Alone { get; init; }

    /// <summary>When it is in use for the entity.</summary>
    public DateInterval Valid { get; init; }

    /// <summary>Who prints it.</summary>
    public required IReadOnlyList<UsedBy> UsedBy { get; init; }

    /// <summary>Conditions on the surroundings.</summary>
    public required IReadOnlyList<Guard> Guards { get; init; }

    /// <summary>Where it was checked.</summary>
    public required IReadOnlyList<string> Provenance { get; init; }
}
