using Search.Variants.Expansion;

namespace Search.Variants;

/// <summary>
/// From a name to the entities it may mean, best first, by the listed variants; where the whole is on no list, by the
/// longest names inside it. Immutable; thread-safe.
/// </summary>
public sealed class NameResolver
{
    /// <summary>What a capital counts for the state it stands for, beside the city itself.</summary>
    private const double AssociationScore = 0.5;

    private readonly VariantSet _set;

    /// <summary>A resolver over a set.</summary>
    public NameResolver(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _set = set;
    }

    /// <summary>The entities that a name may mean; empty when none of its words is known.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="asOf">Only variants that were valid on that day; null: all.</param>
    /// <param name="limit">Most results.</param>
    public IReadOnlyList<ResolvedName> Resolve(string name, DateOnly? asOf = null, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var text = new QueryText(name, new QuerySegment(SegmentKind.Loose, 0, name.Length), _set);
        List<QueryName> names = new QueryTagger(_set).Find(text.Tagged, asOf);
        var resolved = new Dictionary<int, ResolvedName>();
        foreach (QueryName found in Interpreter.Interpret(names, 1, out _)[0])
        {
            double coverage = (found.End - found.Start) / (double)text.Count;
            foreach (NameReading reading in found.Readings.Concat(found.Rejected))
            {
                Add(resolved, reading.Variant, reading.Confidence * coverage, asOf);
            }
        }
        return
        [
            .. resolved.Values.OrderByDescending(static item => item.Score).ThenBy(static item => item.Tier)
                .ThenBy(static item => item.Entity.Id, StringComparer.Ordinal).Take(limit),
        ];
    }

    private void Add(Dictionary<int, ResolvedName> resolved, Variant variant, double score, DateOnly? asOf)
    {
        Entity entity = _set.Entities[variant.Entity];
        Keep(resolved, new ResolvedName(entity, variant, _set.Tier(variant.Kind), score));
        foreach (Relation relation in _set.RelationsFrom(entity.Ordinal))
        {
            VariantKind kind = relation.AssociationKind;
            if (kind is VariantKind.Capital or VariantKind.Seat && relation.Valid.Contains(asOf))
            {
                double associated = score * relation.Confidence * AssociationScore;
                Keep(resolved, new ResolvedName(_set.Entities[relation.To], variant, _set.Tier(kind), associated));
            }
        }
    }

    private static void Keep(Dictionary<int, ResolvedName> resolved, ResolvedName item)
    {
        if (!resolved.TryGetValue(item.Entity.Ordinal, out ResolvedName? known) || known.Score < item.Score)
        {
            resolved[item.Entity.Ordinal] = item;
        }
    }
}
