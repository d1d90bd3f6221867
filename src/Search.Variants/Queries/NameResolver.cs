using Search.Analysis;
using Search.Variants.Expansion;
using Search.Variants.Naming;

namespace Search.Variants;

/// <summary>
/// From a name to the entities it may mean, best first: by the listed variants; where the whole is on no list, by the
/// longest names inside it, and after those by the listed names that it is nearly spelled like. Immutable; thread-safe.
/// </summary>
public sealed class NameResolver
{
    /// <summary>What a capital counts for the state it stands for, beside the city itself.</summary>
    private const double AssociationScore = 0.5;

    /// <summary>What a name counts that is listed, but in other capitals or with other marks.</summary>
    private const double OtherwiseWritten = 0.95;

    private readonly VariantSet _set;

    /// <summary>A resolver over a set.</summary>
    public NameResolver(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _set = set;
    }

    /// <summary>The entities that a name may mean; empty when none of its words is known or like a known one.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="asOf">Only variants that were valid on that day; null: all.</param>
    /// <param name="limit">Most results.</param>
    public IReadOnlyList<ResolvedName> Resolve(string name, DateOnly? asOf = null, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var resolved = new Dictionary<int, ResolvedName>();
        if (!ResolveTagged(name, asOf, resolved))
        {
            foreach (ResolvedName listed in ResolveListed(name, asOf))
            {
                Keep(resolved, listed);
            }
        }
        List<ResolvedName> found =
        [
            .. resolved.Values.OrderByDescending(static item => item.Score).ThenBy(static item => item.Tier)
                .ThenBy(static item => item.Entity.Id, StringComparer.Ordinal),
        ];
        if (!IsWhole(name, found))
        {
            AddNear(name, asOf, found);
        }
        return [.. found.Take(limit)];
    }

    /// <summary>
    /// The entities of which the whole name is a listed variant, compared without case, diacritics and punctuation: a
    /// name that is written exactly as listed first, then by tier and by how common the reading is.
    /// </summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="asOf">Only variants that were valid on that day; null: all.</param>
    public IReadOnlyList<ResolvedName> ResolveListed(string name, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return
        [
            .. _set.Listed.Find(name).Where(variant => variant.Valid.Contains(asOf))
                .Select(variant => Listed(variant, name))
                .GroupBy(static item => item.Entity.Ordinal)
                .Select(static same => same.OrderByDescending(static item => item.Score).First())
                .OrderByDescending(static item => item.Score)
                .ThenBy(static item => item.Entity.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether the whole name was recognised, and not only a part of it.</summary>
    private static bool IsWhole(string name, List<ResolvedName> found)
    {
        string key = Names.FoldKey(name);
        return found.Exists(item => string.Equals(Names.FoldKey(item.Variant.Surface), key, StringComparison.Ordinal));
    }

    private ResolvedName Listed(Variant variant, string name)
    {
        int tier = _set.Tier(variant.Kind);
        bool isSame = string.Equals(variant.Surface, name.Trim(), StringComparison.Ordinal);
        double score = (isSame ? 1 : OtherwiseWritten) * _set.TierWeight(tier) * variant.Prior * variant.Confidence;
        return new ResolvedName(_set.Entities[variant.Entity], variant, tier, score);
    }

    /// <summary>What the tagger of queries sees in the name; false when that is nothing.</summary>
    private bool ResolveTagged(string name, DateOnly? asOf, Dictionary<int, ResolvedName> resolved)
    {
        var text = new QueryText(name, new QuerySegment(SegmentKind.Loose, 0, name.Length), _set);
        List<QueryName> names = new QueryTagger(_set).Find(text.Tagged, asOf);
        foreach (QueryName found in Interpreter.Interpret(names, 1, out _)[0])
        {
            double coverage = (found.End - found.Start) / (double)text.Count;
            foreach (NameReading reading in found.Readings.Concat(found.Rejected))
            {
                Add(resolved, reading.Variant, reading.Confidence * coverage, asOf);
            }
        }
        return resolved.Count > 0;
    }

    /// <summary>Guesses stand behind, and score below, everything that is none.</summary>
    private void AddNear(string name, DateOnly? asOf, List<ResolvedName> found)
    {
        int tier = _set.Tier(VariantKind.Fuzzy);
        double most = found.Count == 0 ? _set.TierWeight(tier) : Math.Min(_set.TierWeight(tier), found[^1].Score);
        foreach (NearName near in _set.NearNames.Find(name, NameMatcher.Threshold, asOf))
        {
            Entity entity = _set.Entities[near.Variant.Entity];
            if (!found.Exists(known => known.Entity.Ordinal == entity.Ordinal))
            {
                found.Add(new ResolvedName(entity, near.Variant, tier, most * near.Score));
            }
        }
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
