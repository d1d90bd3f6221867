using System.Threading;
using Search.Indexing;
using Search.Store;
using Search.Variants;

namespace Search.Service;

/// <summary>What the writing thread of an index owns, and the numbers that others may read.</summary>
internal sealed class IndexParts
{
    private long _lastSequence;
    private long _appliedSequence;
    private long _committedSequence;

    /// <summary>Name, schema.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>The index's files.</summary>
    public required Directory IndexDirectory { get; init; }

    /// <summary>The log's files.</summary>
    public required Directory LogDirectory { get; init; }

    /// <summary>The segments.</summary>
    public required IndexWriter Writer { get; init; }

    /// <summary>The log.</summary>
    public required WriteAheadLog Log { get; init; }

    /// <summary>Readers.</summary>
    public required SearcherManager Searchers { get; init; }

    /// <summary>Writes that readers may not have.</summary>
    public VersionMap Versions { get; } = new();

    /// <summary>Recent deletes.</summary>
    public required TombstoneTable Tombstones { get; init; }

    /// <summary>Bulk streams.</summary>
    public required StreamTable Streams { get; init; }

    /// <summary>Between documents and the index.</summary>
    public required DocumentMapper Mapper { get; init; }

    /// <summary>Sets, other than the mapper's, that documents may be tagged with. Changed by the writing thread.</summary>
    public required IReadOnlyList<VariantSet> FormerSets { get; set; }

    /// <summary>The generation that documents are tagged with from now on; 0 when the schema does not tag.</summary>
    public long Generation => Definition.Schema.HasVariants ? Mapper.Text.Variants.TaggingGeneration : 0;

    /// <summary>What the commits say of analyzers, variant data and format.</summary>
    public string Fingerprint => Mapper.FingerprintOf(
        [Mapper.Text.Variants.TaggingGeneration, .. FormerSets.Select(set => set.TaggingGeneration)]);

    /// <summary>Sequence of the last write in the log.</summary>
    public long LastSequence
    {
        get => Volatile.Read(ref _lastSequence);
        set => Volatile.Write(ref _lastSequence, value);
    }

    /// <summary>Every write up to this sequence is in the writer.</summary>
    public long AppliedSequence
    {
        get => Volatile.Read(ref _appliedSequence);
        set => Volatile.Write(ref _appliedSequence, value);
    }

    /// <summary>Every write up to this sequence is in the last commit.</summary>
    public long CommittedSequence
    {
        get => Volatile.Read(ref _committedSequence);
        set => Volatile.Write(ref _committedSequence, value);
    }
}
