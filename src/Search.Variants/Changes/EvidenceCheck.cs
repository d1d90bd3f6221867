using Search.Indexing;
using Search.Queries;

namespace Search.Variants.Changes;

/// <summary>
/// Whether a document that the terms of an entity's concept found is one by the bridge semantics of
/// <see cref="VariantSetChanges"/>, and by evidence that was valid on the day the query looks from.
/// </summary>
internal sealed class EvidenceCheck : MatchCheck
{
    public EvidenceCheck(
        VariantSet set,
        Entity entity,
        IReadOnlySet<VariantKind> kinds,
        IReadOnlyList<string> literal,
        IReadOnlyList<string> fields,
        IReadOnlyList<NewName> names)
    {
        Set = set;
        Entity = entity;
        Kinds = kinds;
        Literal = literal;
        Fields = fields;
        Names = names.Select(static name => name.Variant.Ordinal).ToHashSet();
    }

    /// <summary>The set of the query.</summary>
    public VariantSet Set { get; }

    /// <summary>The entity asked for.</summary>
    public Entity Entity { get; }

    /// <summary>The kinds of mention that count.</summary>
    public IReadOnlySet<VariantKind> Kinds { get; }

    /// <summary>The query's own words, exact, where they count beside mentions; empty for none.</summary>
    public IReadOnlyList<string> Literal { get; }

    /// <summary>The day on which a mention's name, or what links it to the entity, must be valid; null for any.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether evidence that was not valid on the day may have found a document.</summary>
    public static bool IsNeeded(VariantSet set, Entity entity, IReadOnlySet<VariantKind> kinds, DateOnly? asOf) =>
        asOf is not null
        && (entity.Variants.Any(variant => kinds.Contains(variant.Kind) && !variant.Valid.Contains(asOf))
            || set.RelationsTo(entity.Ordinal).Any(relation =>
                kinds.Contains(relation.AssociationKind) && !relation.Valid.Contains(asOf)));

    /// <summary>Whether a mention counts: of a kind asked for, by a name or a link that was valid on the day.</summary>
    public bool Counts(StoredMention mention)
    {
        if (!Kinds.Contains(mention.Kind) || mention.Variant is not { } variant)
        {
            return false;
        }
        if (AsOf is null || variant.Entity == Entity.Ordinal)
        {
            return variant.Valid.Contains(AsOf);
        }
        return Set.RelationsFrom(variant.Entity).Any(relation =>
            relation.To == Entity.Ordinal && relation.AssociationKind == mention.Kind && relation.Valid.Contains(AsOf));
    }

    /// <summary>The text fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Ordinals of the names that count by their words.</summary>
    public IReadOnlySet<int> Names { get; }

    /// <inheritdoc/>
    public override LeafMatchCheck Open(LeafReaderContext leaf) => new LeafEvidenceCheck(this, leaf.Reader);
}
