using System.Threading;
using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// The open files of a segment, shared by every reader of it whatever its deletions. Reference-counted: the files close with the
/// last reference.
/// </summary>
internal sealed class SegmentCore
{
    private readonly List<IDisposable> _open = [];
    private int _refCount = 1;

    private SegmentCore(SegmentCommitInfo commit, Codec codec)
    {
        Info = commit.Info;
        FieldInfosGen = commit.FieldInfosGen;
        Codec = codec;
        FieldInfos = new FieldInfos([]);
    }

    /// <summary>The segment.</summary>
    public SegmentInfo Info { get; }

    /// <summary>The codec that reads it.</summary>
    public Codec Codec { get; }

    /// <summary>Generation of the field infos that were read, -1 for the segment's own.</summary>
    public long FieldInfosGen { get; }

    /// <summary>The segment's fields.</summary>
    public FieldInfos FieldInfos { get; private set; }

    /// <summary>Postings, null when no field is indexed.</summary>
    public FieldsProducer? Fields { get; private set; }

    /// <summary>Norms, null when no field has them.</summary>
    public NormsProducer? Norms { get; private set; }

    /// <summary>Stored fields.</summary>
    public StoredFieldsReader StoredFields { get; private set; } = NoStoredFields.Instance;

    /// <summary>Doc values, null when no field has them.</summary>
    public DocValuesProducer? DocValues { get; private set; }

    /// <summary>Points, null when no field has them.</summary>
    public PointsProducer? Points { get; private set; }

    /// <summary>Opens a segment.</summary>
    public static SegmentCore Open(Directory directory, SegmentCommitInfo commit, Codec codec)
    {
        var core = new SegmentCore(commit, codec);
        bool done = false;
        try
        {
            core.OpenFiles(directory, commit);
            done = true;
            return core;
        }
        finally
        {
            if (!done)
            {
                core.Close();
            }
        }
    }

    /// <summary>Takes a reference; there must be one.</summary>
    public void IncRef() => Interlocked.Increment(ref _refCount);

    /// <summary>Gives a reference back.</summary>
    public void DecRef()
    {
        if (Interlocked.Decrement(ref _refCount) == 0)
        {
            Close();
        }
    }

    /// <summary>Verifies the checksums of all files.</summary>
    public void CheckIntegrity()
    {
        Fields?.CheckIntegrity();
        Norms?.CheckIntegrity();
        DocValues?.CheckIntegrity();
        Points?.CheckIntegrity();
        StoredFields.CheckIntegrity();
    }

    private void OpenFiles(Directory directory, SegmentCommitInfo commit)
    {
        Directory files = directory;
        if (Info.UseCompoundFile)
        {
            files = Keep(Codec.OpenCompound(directory, Info));
        }
        FieldInfos own = Codec.ReadFieldInfos(files, Info, "");
        FieldInfos = commit.FieldInfosGen == -1
            ? own
            : Codec.ReadFieldInfos(directory, Info, IndexFileNames.ToBase36(commit.FieldInfosGen));
        var state = new SegmentState(files, Info, own);
        if (own.Any(f => f.IndexOptions != IndexOptions.None))
        {
            Fields = Keep(Codec.OpenFields(state));
        }
        if (own.Any(f => f.HasNorms))
        {
            Norms = Keep(Codec.OpenNorms(state));
        }
        if (FieldInfos.Any(f => f.DocValuesType != DocValuesType.None))
        {
            DocValues = Keep(SegmentDocValuesProducer.Open(Codec, directory, state, FieldInfos));
        }
        if (own.Any(f => f.HasPoints))
        {
            Points = Keep(Codec.OpenPoints(state));
        }
        StoredFields = Keep(Codec.OpenStoredFields(state));
    }

    private T Keep<T>(T resource)
        where T : IDisposable
    {
        _open.Add(resource);
        return resource;
    }

    private void Close()
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            _open[i].Dispose();
        }
        _open.Clear();
    }
}
