using System.Threading;
using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// A segment as of one generation of doc-values updates, shared by every reader of it whatever its deletions. Reference-counted: the
/// files of the updates close with the last reference, those of the segment itself (<see cref="SegmentParts"/>) with the last of its
/// generations.
/// </summary>
internal sealed class SegmentCore
{
    private readonly SegmentParts _parts;
    private readonly SegmentDocValuesProducer? _updated;
    private int _refCount = 1;

    private SegmentCore(Directory directory, SegmentCommitInfo commit, SegmentParts parts, Codec codec)
    {
        Info = commit.Info;
        FieldInfosGen = commit.FieldInfosGen;
        Codec = codec;
        _parts = parts;
        SegmentState own = parts.State;
        FieldInfos = own.FieldInfos;
        if (FieldInfosGen != -1)
        {
            FieldInfos = codec.ReadFieldInfos(directory, Info, IndexFileNames.ToBase36(FieldInfosGen));
            _updated = SegmentDocValuesProducer.OpenBeside(codec, directory, own, parts.DocValues, FieldInfos);
        }
    }

    /// <summary>The segment.</summary>
    public SegmentInfo Info { get; }

    /// <summary>The codec that reads it.</summary>
    public Codec Codec { get; }

    /// <summary>Generation of the field infos that were read, -1 for the segment's own.</summary>
    public long FieldInfosGen { get; }

    /// <summary>The segment's fields.</summary>
    public FieldInfos FieldInfos { get; }

    /// <summary>Postings, null when no field is indexed.</summary>
    public FieldsProducer? Fields => _parts.Fields;

    /// <summary>Norms, null when no field has them.</summary>
    public NormsProducer? Norms => _parts.Norms;

    /// <summary>Stored fields.</summary>
    public StoredFieldsReader StoredFields => _parts.StoredFields;

    /// <summary>Doc values, updates included; null when no field has them.</summary>
    public DocValuesProducer? DocValues => _updated ?? _parts.DocValues;

    /// <summary>Points, null when no field has them.</summary>
    public PointsProducer? Points => _parts.Points;

    /// <summary>Term vectors, null when no field has them.</summary>
    public TermVectorsReader? TermVectors => _parts.TermVectors;

    /// <summary>Opens a segment.</summary>
    public static SegmentCore Open(Directory directory, SegmentCommitInfo commit, Codec codec)
    {
        SegmentParts parts = SegmentParts.Open(directory, commit.Info, codec);
        return With(directory, commit, parts, codec);
    }

    /// <summary>The same segment as of another generation of updates; only the files of updates are opened.</summary>
    public SegmentCore Reopen(Directory directory, SegmentCommitInfo commit)
    {
        _parts.IncRef();
        return With(directory, commit, _parts, Codec);
    }

    /// <summary>Takes a reference; there must be one.</summary>
    public void IncRef() => Interlocked.Increment(ref _refCount);

    /// <summary>Gives a reference back.</summary>
    public void DecRef()
    {
        if (Interlocked.Decrement(ref _refCount) == 0)
        {
            _updated?.Dispose();
            _parts.DecRef();
        }
    }

    /// <summary>Verifies the checksums of all files.</summary>
    public void CheckIntegrity()
    {
        _parts.CheckIntegrity();
        DocValues?.CheckIntegrity();
    }

    // Takes over the caller's reference to the parts.
    private static SegmentCore With(Directory directory, SegmentCommitInfo commit, SegmentParts parts, Codec codec)
    {
        bool done = false;
        try
        {
            var core = new SegmentCore(directory, commit, parts, codec);
            done = true;
            return core;
        }
        finally
        {
            if (!done)
            {
                parts.DecRef();
            }
        }
    }
}
