using System.Threading;
using Search.Variants;

namespace Search.Service;

/// <summary>What all indexes of a service share.</summary>
internal sealed class SearchServices(VariantSet variants, ServiceOptions options) : IDisposable
{
    private ServedVariants _served = new(variants);
    private ServedVariants? _former;

    /// <summary>The variant data that documents are tagged with and queries expanded with.</summary>
    public ServedVariants Served => Volatile.Read(ref _served);

    /// <summary>How the service works.</summary>
    public ServiceOptions Options => options;

    /// <summary>Finds a set by the generation that documents carry; null for one that is not kept.</summary>
    public Func<long, VariantSet?> Known { get; set; } = _ => null;

    /// <summary>The threads that searches run on.</summary>
    public SearchPool Pool { get; } = new(options.SearchThreads, options.MaxWaitingSearches);

    /// <summary>What people asked for and did not get.</summary>
    public QueryLog Queries { get; } = new(options.QueryLog);

    /// <summary>Page tokens.</summary>
    public PageTokens Tokens { get; } = new();

    /// <summary>Makes another set the one that is served; requests that began go on with theirs.</summary>
    public void Serve(ServedVariants next)
    {
        Volatile.Write(ref _former, Served);
        Volatile.Write(ref _served, next);
    }

    /// <summary>The set of a version that a request asks for: the one served, or the one before it; else null.</summary>
    public ServedVariants? Find(string version)
    {
        ServedVariants? former = Volatile.Read(ref _former);
        return Served.Version == version ? Served : former?.Version == version ? former : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}
