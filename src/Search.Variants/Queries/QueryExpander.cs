using Search.Queries;
using Search.Variants.Expansion;

namespace Search.Variants;

/// <summary>
/// Turns a simple query's text into a query of concepts: names and phrasings recognised, each meaning one unit of
/// evidence, interpretations combined by the best. Immutable; thread-safe.
/// </summary>
public sealed class QueryExpander
{
    private readonly PhraseIndex _phrases;

    /// <summary>An expander over a set.</summary>
    public QueryExpander(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _phrases = new PhraseIndex(set);
    }

    /// <summary>The set.</summary>
    public VariantSet Set { get; }

    /// <summary>Expands a simple query.</summary>
    /// <exception cref="ArgumentException">The options name a profile that the set does not have.</exception>
    public ExpandedQuery Expand(string text, ExpansionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ExpansionOptions.Default;
        return new ExpansionRun(Set, _phrases, Profile(options), options, text).Run();
    }

    /// <summary>What looks for an entity under all its names, whatever a query's words are.</summary>
    /// <exception cref="ArgumentException">The options name a profile that the set does not have.</exception>
    public QueryReading ExpandEntity(Entity entity, ExpansionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(entity);
        options ??= ExpansionOptions.Default;
        (Query query, List<ExpandedVariant> variants) =
            new ConceptFactory(Set, Profile(options), options).OfEntity(entity, null, []);
        return new QueryReading
        {
            Entity = entity,
            DisplayName = entity.DisplayName,
            Confidence = 1,
            Variants = variants,
            Query = query,
        };
    }

    private RankProfile Profile(ExpansionOptions options) => Set.Profile(options.Profile)
        ?? throw new ArgumentException($"there is no rank profile {options.Profile}", nameof(options));
}
