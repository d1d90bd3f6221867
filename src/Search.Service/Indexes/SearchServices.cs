using Search.Variants;

namespace Search.Service;

/// <summary>What all indexes of a service share.</summary>
internal sealed class SearchServices(VariantSet variants, ServiceOptions options) : IDisposable
{
    // Made when first asked for: a process that only writes needs neither.
    private readonly Lazy<QueryExpander> _expander = new(() => new QueryExpander(variants));
    private readonly Lazy<NameLookup> _names = new(() => new NameLookup(variants));

    /// <summary>The variant data.</summary>
    public VariantSet Variants => variants;

    /// <summary>How the service works.</summary>
    public ServiceOptions Options => options;

    /// <summary>Expands queries.</summary>
    public QueryExpander Expander => _expander.Value;

    /// <summary>Names of entities.</summary>
    public NameLookup Names => _names.Value;

    /// <summary>The stages of analysis.</summary>
    public StageAnalyzer Stages => field ??= new StageAnalyzer(Names);

    /// <summary>The threads that searches run on.</summary>
    public SearchPool Pool { get; } = new(options.SearchThreads, options.MaxWaitingSearches);

    /// <summary>Page tokens.</summary>
    public PageTokens Tokens { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}
