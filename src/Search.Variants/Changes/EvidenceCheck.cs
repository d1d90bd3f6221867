using Search.Indexing;
using Search.Queries;

namespace Search.Variants.Changes;

/// <summary>
/// Whether a document that the terms of an entity's concept found is one by the bridge semantics of
/// <see cref="VariantSetChanges"/>.
/// </summary>
internal sealed class EvidenceCheck : MatchCheck
{
    public EvidenceCheck(
        VariantSetChanges changes,
        Entity entity,
        IReadOnlySet<VariantKind> kinds,
        IReadOnlyList<string> literal,
        IReadOnlyList<string> fields,
        IReadOnlyList<NewName> names)
    {
        Set = changes.To;
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

    /// <summary>The text fields.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Ordinals of the names that count by their words.</summary>
    public IReadOnlySet<int> Names { get; }

    /// <inheritdoc/>
    public override LeafMatchCheck Open(LeafReaderContext leaf) => new LeafEvidenceCheck(this, leaf.Reader);
}
