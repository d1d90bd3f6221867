using System.Globalization;
using Search.Variants;

namespace Search.VariantStress;

/// <summary>
/// Replaces names in queries by other names of the same entity, one name and one kind at a time. The same seed chooses
/// the same names.
/// </summary>
internal sealed class Reworder(VariantSet set, AliasList? aliases, int seed)
{
    private readonly QueryExpander _expander = new(set);

    /// <summary>The kinds of a report, in its order, and what belongs to each.</summary>
    private static readonly (string Name, VariantKind[] Kinds)[] Rows =
    [
        ("alias", [VariantKind.OfficialName, VariantKind.ShortName, VariantKind.Alias, VariantKind.HistoricName]),
        ("acronym", [VariantKind.Acronym]),
        ("demonym", [VariantKind.Demonym]),
        ("transliteration", [VariantKind.Transliteration, VariantKind.ReorderedName]),
        ("nickname", [VariantKind.Nickname]),
        ("label", [VariantKind.Label]),
    ];

    /// <summary>
    /// Every rewording of a query: at most one of each kind, from the first name that has such another name.
    /// </summary>
    internal IEnumerable<Rewording> Of(StressQuery query)
    {
        List<QueryConcept> names =
        [
            .. _expander.Expand(query.Text).Concepts.Where(static c => c.Readings[0].Entity is not null),
        ];
        foreach ((string row, VariantKind[] kinds) in Rows)
        {
            if (First(names, concept => Listed(concept, kinds)) is var (concept, to))
            {
                yield return Replace(query, concept, row, listed: true, to);
            }
        }
        if (First(names, Capitals) is var (capital, city))
        {
            yield return Replace(query, capital, "capital", listed: true, city);
        }
        if (aliases is not null && First(names, OffList) is var (unlisted, other))
        {
            yield return Replace(query, unlisted, "alias", listed: false, other);
        }
    }

    private (QueryConcept Concept, string To)? First(
        List<QueryConcept> names, Func<QueryConcept, IEnumerable<string>> candidates)
    {
        foreach (QueryConcept concept in names)
        {
            string[] others =
            [
                .. candidates(concept)
                    .Where(s => !s.Equals(concept.QueryPart, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ];
            if (others.Length > 0)
            {
                return (concept, others[Stable(concept.QueryPart) % others.Length]);
            }
        }
        return null;
    }

    private static IEnumerable<string> Listed(QueryConcept concept, VariantKind[] kinds) =>
        concept.Readings[0].Entity is { } entity && concept.Readings[0].Typed is { } typed
            ? entity.Variants
                .Where(v => v.Ordinal != typed.Ordinal && kinds.Contains(v.Kind) && !v.Ambiguous && v.Language == "en"
                    && v.Valid.To is null && v.Confidence >= 0.9)
                .Select(static v => v.Surface)
            : [];

    private IEnumerable<string> Capitals(QueryConcept concept) =>
        concept.Readings[0].Entity is { } entity
            ? set.RelationsTo(entity.Ordinal)
                .Where(static r => r.Kind is RelationKind.CapitalOf && r.Valid.To is null)
                .Select(r => set.Entities[r.From].DisplayName)
            : [];

    private IEnumerable<string> OffList(QueryConcept concept) =>
        concept.Readings[0].Entity is { } entity
            ? aliases!.Of(entity).Where(alias => !Knows(alias, entity))
            : [];

    // A name inside a longer one ("Saudi" in "the Saudi Dominions") does not make the longer one known.
    private bool Knows(string alias, Entity entity) =>
        _expander.Expand(alias).Interpretations.Any(i => i.Concepts.Any(
            c => c.EndOffset - c.StartOffset >= alias.Length - "the ".Length
                && c.Readings.Any(r => r.Entity == entity)));

    private static Rewording Replace(StressQuery query, QueryConcept concept, string kind, bool listed, string to) =>
        new(query, kind, listed, concept.QueryPart, to,
            string.Concat(query.Text.AsSpan(0, concept.StartOffset), to, query.Text.AsSpan(concept.EndOffset)));

    // FNV-1a: the same on every machine, unlike the hash codes of strings.
    private int Stable(string text)
    {
        uint hash = 2166136261;
        foreach (char c in string.Create(CultureInfo.InvariantCulture, $"{seed} {text}"))
        {
            hash = (hash ^ c) * 16777619;
        }
        return (int)(hash & int.MaxValue);
    }
}
