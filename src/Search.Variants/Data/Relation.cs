namespace Search.Variants;

/// <summary>A typed, dated edge between two entities.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="From">Ordinal of the entity it starts at.</param>
/// <param name="To">Ordinal of the entity it leads to.</param>
/// <param name="Valid">When it holds.</param>
/// <param name="Confidence">How sure a mention of <paramref name="From"/> stands for <paramref name="To"/>.</param>
/// <param name="Provenance">Where it was checked.</param>
public sealed record Relation(
    RelationKind Kind, int From, int To, DateInterval Valid, double Confidence, IReadOnlyList<string> Provenance)
{
    /// <summary>
    /// As what kind of variant mentions of <see cref="From"/> count for <see cref="To"/>; Unspecified: not at all.
    /// </summary>
    public VariantKind AssociationKind => KindOf(Kind);

    /// <summary>The kind of variant that a relation makes; Unspecified: none.</summary>
    public static VariantKind KindOf(RelationKind kind) => kind switch
    {
        RelationKind.CapitalOf => VariantKind.Capital,
        RelationKind.SeatOf => VariantKind.Seat,
        RelationKind.GovernmentOf => VariantKind.Institution,
        RelationKind.HoldsRole => VariantKind.RoleHolder,
        _ => VariantKind.Unspecified,
    };
}
