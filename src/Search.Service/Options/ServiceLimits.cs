using Search.Queries;

namespace Search.Service;

/// <summary>The limits of a service. Each is reported to clients; a request over one of them is refused and names it.</summary>
public sealed record ServiceLimits
{
    /// <summary>Bytes of one message on the wire (held by the transport).</summary>
    public long MaxMessageBytes { get; init; } = 4 << 20;

    /// <summary>Bytes of the fields of one document.</summary>
    public long MaxDocumentBytes { get; init; } = 2 << 20;

    /// <summary>Bytes of UTF-8 of one text field of one document.</summary>
    public long MaxFieldBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of one term, as in Lucene.</summary>
    public int MaxTermBytes { get; init; } = 32_766;

    /// <summary>Clauses of one query, over all levels.</summary>
    public int MaxClauses { get; init; } = 1024;

    /// <summary>
    /// Levels of nesting of one query. Each is two messages on the wire, of which parsers follow 100, so more than 48 is
    /// never reached.
    /// </summary>
    public int MaxQueryDepth { get; init; } = 32;

    /// <summary>Hits of one page.</summary>
    public int MaxPageSize { get; init; } = 1000;

    /// <summary>Bytes of UTF-8 of one query text.</summary>
    public int MaxQueryBytes { get; init; } = 64 << 10;

    /// <summary>Bytes of UTF-8 of one document id: a fact of the index, no choice of the host.</summary>
    public static int MaxIdBytes => 512;

    /// <summary>Bytes of UTF-8 of the name of one bulk stream.</summary>
    public static int MaxStreamIdBytes => 128;

    /// <summary>Keys of one sort.</summary>
    public static int MaxSortKeys => 8;

    /// <summary>Facets of one search.</summary>
    public static int MaxFacets => 16;

    /// <summary>Values that one facet lists, besides the selected ones.</summary>
    public static int MaxFacetTerms => 1000;

    /// <summary>Ranges of one facet.</summary>
    public static int MaxFacetRanges => RangeFacet.MaxRanges;

    /// <summary>Selected values of one facet.</summary>
    public static int MaxFacetSelected => 64;

    /// <summary>Days, months or years that one facet lists.</summary>
    public static int MaxFacetDates => 4000;

    /// <summary>Bytes of the facets of one answer, so that they fit a message beside the hits.</summary>
    public static int MaxFacetBytes => 768 << 10;

    /// <summary>Different values that one search collapses hits by.</summary>
    public static int MaxClusters => 1_000_000;

    /// <summary>Further hits of one cluster.</summary>
    public static int MaxClusterHits => 10;

    /// <summary>Bytes of operations of one bulk stream that may be unanswered.</summary>
    public long MaxInFlightBytes { get; init; } = 16 << 20;

    /// <summary>Bytes of one page of hits, so that it fits a message.</summary>
    public long MaxPageBytes { get; init; } = 3 << 20;

    /// <summary>Bytes of the lines of one import of variants.</summary>
    public long MaxImportBytes { get; init; } = 64 << 20;

    /// <summary>How long a page token stays good after the page that gave it.</summary>
    public TimeSpan PageTokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Points in time of one index that may be open at once: each keeps files that merges would delete.</summary>
    public int MaxPointsInTime { get; init; } = 256;

    /// <summary>The longest that a point in time may be kept after its last use.</summary>
    public TimeSpan MaxPointInTimeLifetime { get; init; } = TimeSpan.FromHours(1);
}
