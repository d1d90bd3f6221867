using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Search.Service;

/// <summary>A search of one index.</summary>
public sealed record SearchRequest
{
    /// <summary>Bytes of a fingerprint.</summary>
    internal const int FingerprintBytes = 16;

    /// <summary>The number that <see cref="TotalMode.UpTo"/> counts to unless the caller says another.</summary>
    public const int DefaultTotalUpTo = 1000;

    /// <summary>What to look for.</summary>
    public required QueryInput Input { get; init; }

    /// <summary>Hits a page.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>The token of the page before, or empty.</summary>
    public string PageToken { get; init; } = string.Empty;

    /// <summary>The point in time to search; empty for the newest reader.</summary>
    public string PointInTime { get; init; } = string.Empty;

    /// <summary>Searches must see this sequence.</summary>
    public long MinSequence { get; init; }

    /// <summary>The order; empty means by score. Ties break by id.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>What to count beside the hits, and which counted values to keep to.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Shows the best hit of each cluster only; null for all hits.</summary>
    public CollapseRequest? Collapse { get; init; }

    /// <summary>How to highlight; null for not at all.</summary>
    public HighlightRequest? Highlight { get; init; }

    /// <summary>
    /// Paths of the fields wanted; null means those of <see cref="FieldMask.ForHits"/>. Empty, and without highlights, means ids and
    /// scores only: no matched parts either.
    /// </summary>
    public IReadOnlyList<string>? ReadMask { get; init; }

    /// <summary>Whether each hit explains its score.</summary>
    public bool Explain { get; init; }

    /// <summary>Stop after this time; null for no bound.</summary>
    public TimeSpan? SoftTimeout { get; init; }

    /// <summary>Give what was found when the time is over, instead of an error.</summary>
    public bool AllowPartial { get; init; }

    /// <summary>How exactly to count.</summary>
    public TotalMode Total { get; init; } = TotalMode.UpTo;

    /// <summary>With <see cref="TotalMode.UpTo"/>: the number.</summary>
    public int TotalUpTo { get; init; } = DefaultTotalUpTo;

    /// <summary>
    /// Binds a page token to its request: a hash over everything that decides which hits there are, in which order,
    /// and how they look.
    /// </summary>
    internal byte[] Fingerprint(string index)
    {
        object?[] parts =
        [
            index, PageSize, PointInTime, MinSequence, string.Join(",", Sort.Select(s => $"{s.Field}:{s.Descending}")), Explain,
            SoftTimeout?.Ticks, AllowPartial, Total, TotalUpTo, ReadMask is null ? "-" : string.Join(",", ReadMask),
            Highlight is null ? "-" : string.Join(",", Highlight.Fields), Highlight?.MaxPassages,
            Highlight?.PassageCharacters, Highlight?.PreTag, Highlight?.PostTag, Input.Describe(),
            string.Concat(Facets.Select(f => $"[{f.Describe()}]")), Collapse?.Field, Collapse?.MissingIsOneCluster,
            Collapse?.Hits,
        ];
        // Each part with its length before it: no two requests have one text.
        string text = string.Concat(parts.Select(part =>
        {
            string shown = Convert.ToString(part, CultureInfo.InvariantCulture) ?? string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{shown.Length}:{shown}|");
        }));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..FingerprintBytes];
    }
}
