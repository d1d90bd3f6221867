namespace Search.Codecs;

/// <summary>What is fixed about a segment once it is written: the content of its <c>.si</c> file.</summary>
public sealed class SegmentInfo
{
    /// <summary>Length of segment, commit and state ids in bytes.</summary>
    public const int IdLength = 16;

    /// <summary>Segment name, such as <c>_a</c>.</summary>
    public required string Name { get; init; }

    /// <summary>16 random bytes that every file of the segment carries.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Number of documents, deleted ones included.</summary>
    public required int MaxDoc { get; set; }

    /// <summary>True when the files are packed into <c>.cfs</c>/<c>.cfe</c>.</summary>
    public bool UseCompoundFile { get; set; }

    /// <summary>Version of Lucene that wrote the segment.</summary>
    public LuceneVersion Version { get; init; } = LuceneVersion.Current;

    /// <summary>Oldest version that contributed to the segment, when known.</summary>
    public LuceneVersion? MinVersion { get; init; } = LuceneVersion.Current;

    /// <summary>Free-form facts: source of the segment, host, time.</summary>
    public Dictionary<string, string> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Attributes the formats need; always holds the stored-fields mode.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Names of the segment's files, the <c>.si</c> included, generation files not.</summary>
    public HashSet<string> Files { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Sort order the documents are in; empty for none.</summary>
    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];
}
