using Search.Variants;

namespace Search.Service;

/// <summary>What all indexes of a service share.</summary>
internal sealed class SearchServices(VariantSet variants, ServiceOptions options) : IDisposable
{
    /// <summary>The variant data.</summary>
    public VariantSet Variants => variants;

    /// <summary>How the service works.</summary>
    public ServiceOptions Options => options;

    /// <summary>The threads that searches run on.</summary>
    public SearchPool Pool { get; } = new(options.SearchThreads, options.MaxWaitingSearches);

    /// <summary>Page tokens.</summary>
    public PageTokens Tokens { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}
