using Search.Analysis;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Settings of an <see cref="IndexWriter"/>, fixed while it is open.</summary>
public sealed record IndexWriterConfig
{
    /// <summary>Turns the text of tokenized fields into tokens. Not disposed by the writer.</summary>
    public required Analyzer Analyzer { get; init; }

    /// <summary>Reads and writes the files.</summary>
    public Codec Codec { get; init; } = Lucene87Codec.Instance;

    /// <summary>Memory that documents and deletions may take before they are flushed, in bytes.</summary>
    public long RamBufferBytes { get; init; } = 64L << 20;

    /// <summary>Documents of one thread after which they are flushed whatever they take; null for no such limit.</summary>
    public int? MaxBufferedDocs { get; init; }

    /// <summary>Chooses the segments that are merged.</summary>
    public MergePolicy MergePolicy { get; init; } = new TieredMergePolicy();

    /// <summary>Merges in background threads when above 0: at most so many at once; 0 merges in the thread that flushes.</summary>
    public int MaxConcurrentMerges { get; init; } = 1;

    /// <summary>Packs the files of flushed segments, and of merged ones that are small, into one.</summary>
    public bool UseCompoundFile { get; init; } = true;

    /// <summary>What to do with an index that is there.</summary>
    public OpenMode OpenMode { get; init; } = OpenMode.CreateOrAppend;

    /// <summary>Commits what is pending when the writer is disposed; otherwise disposing discards it.</summary>
    public bool CommitOnClose { get; init; } = true;

    /// <summary>Called on a merged segment before readers see it, in the merging thread: read what searches will need.</summary>
    public Action<LeafReader>? WarmMergedSegment { get; init; }
}
