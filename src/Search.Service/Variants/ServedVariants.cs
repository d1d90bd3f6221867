using Search.Variants;

namespace Search.Service;

/// <summary>A variant set with what looks into it, made when first asked for. Thread-safe.</summary>
internal sealed class ServedVariants(VariantSet set)
{
    private readonly Lazy<QueryExpander> _expander = new(() => new QueryExpander(set));
    private readonly Lazy<NameLookup> _names = new(() => new NameLookup(set));

    /// <summary>The set.</summary>
    public VariantSet Set => set;

    /// <summary>Its version.</summary>
    public string Version => set.Version;

    /// <summary>Expands queries.</summary>
    public QueryExpander Expander => _expander.Value;

    /// <summary>Names of entities.</summary>
    public NameLookup Names => _names.Value;

    /// <summary>The stages of analysis.</summary>
    public StageAnalyzer Stages => field ??= new StageAnalyzer(Names);
}
