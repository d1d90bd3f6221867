using System.Threading;
using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// The open files that a segment was written with, which never change. Shared by the views of every generation of updates
/// (<see cref="SegmentCore"/>); the files close with the last reference.
/// </summary>
internal sealed class SegmentParts
{
    private readonly List<IDisposable> _open = [];
    private int _refCount = 1;

    private SegmentParts(SegmentState state) => State = state;

    /// <summary>Where the files lie, and the fields as they were when the segment was written.</summary>
    public SegmentState State { get; private set; }

    /// <summary>Postings, null when no field is indexed.</summary>
    public FieldsProducer? Fields { get; private set; }

    /// <summary>Norms, null when no field has them.</summary>
    public NormsProducer? Norms { get; private set; }

    /// <summary>Stored fields.</summary>
    public StoredFieldsReader StoredFields { get; private set; } = NoStoredFields.Instance;

    /// <summary>Doc values that the segment was written with, null when no field had them.</summary>
    public DocValuesProducer? DocValues { get; private set; }

    /// <summary>Points, null when no field has them.</summary>
    public PointsProducer? Points { get; private set; }

    /// <summary>Term vectors, null when no field has them.</summary>
    public TermVectorsReader? TermVectors { get; private set; }

    /// <summary>Opens the files.</summary>
    public static SegmentParts Open(Directory directory, SegmentInfo info, Codec codec)
    {
        var parts = new SegmentParts(new SegmentState(directory, info, new FieldInfos([])));
        bool done = false;
        try
        {
            parts.OpenFiles(codec);
            done = true;
            return parts;
        }
        finally
        {
            if (!done)
            {
                parts.Close();
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

    /// <summary>Verifies the checksums of all files but those of doc values, which may be read with those of updates.</summary>
    public void CheckIntegrity()
    {
        Fields?.CheckIntegrity();
        Norms?.CheckIntegrity();
        Points?.CheckIntegrity();
        TermVectors?.CheckIntegrity();
        StoredFields.CheckIntegrity();
    }

    private void OpenFiles(Codec codec)
    {
        SegmentInfo info = State.SegmentInfo;
        Directory files = State.Directory;
        if (info.UseCompoundFile)
        {
            files = Keep(codec.OpenCompound(files, info));
        }
        FieldInfos own = codec.ReadFieldInfos(files, info, "");
        State = new SegmentState(files, info, own);
        if (own.Any(f => f.IndexOptions != IndexOptions.None))
        {
            Fields = Keep(codec.OpenFields(State));
        }
        if (own.Any(f => f.HasNorms))
        {
            Norms = Keep(codec.OpenNorms(State));
        }
        if (own.Any(f => f.DocValuesType != DocValuesType.None))
        {
            DocValues = Keep(codec.OpenDocValues(State));
        }
        if (own.Any(f => f.HasPoints))
        {
            Points = Keep(codec.OpenPoints(State));
        }
        if (own.Any(f => f.HasTermVectors))
        {
            TermVectors = Keep(codec.OpenTermVectors(State));
        }
        StoredFields = Keep(codec.OpenStoredFields(State));
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
