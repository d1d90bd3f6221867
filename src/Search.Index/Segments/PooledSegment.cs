using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// A segment of a writer with its current deletions and the updates that are not written yet. Readers get snapshots: the bits are
/// copied at the first deletion after one was given out. Callers hold the writer's lock.
/// </summary>
internal sealed class PooledSegment
{
    private readonly Directory _directory;
    private readonly Codec _codec;
    private SegmentCore? _core;
    private SegmentReader? _reader;
    private ulong[]? _alive;
    private bool _isShared;
    private bool _isDirty;
    private DocUpdates _updates = new();
    private DocUpdates? _sinceMerge;

    public PooledSegment(Directory directory, Codec codec, SegmentCommitInfo commit, long appliedSequence)
    {
        _directory = directory;
        _codec = codec;
        Commit = commit;
        AppliedSequence = appliedSequence;
        DeadCount = commit.DelCount;
        SizeBytes = MeasureSize();
        if (commit.HasDeletions)
        {
            _alive = codec.ReadLiveDocs(directory, commit.Info, commit.DelGen).Words.ToArray();
        }
    }

    /// <summary>The segment's record in the writer's list.</summary>
    public SegmentCommitInfo Commit { get; }

    /// <summary>Operations up to this number have been applied; later ones reach any document of the segment.</summary>
    public long AppliedSequence { get; set; }

    /// <summary>Number of deleted documents.</summary>
    public int DeadCount { get; private set; }

    /// <summary>Bytes of its files.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>True while a merge reads it.</summary>
    public bool IsMerging { get; set; }

    /// <summary>True when every document is deleted.</summary>
    public bool IsAllDead => DeadCount == Commit.Info.MaxDoc;

    /// <summary>The current deletions: one bit a document, set = alive; empty when none is deleted. Valid under the lock.</summary>
    public ReadOnlySpan<ulong> Alive => _alive;

    /// <summary>The reader of the current state; the same one until a deletion changes it. Takes no reference.</summary>
    public SegmentReader Reader
    {
        get
        {
            if (_reader is null)
            {
                LiveDocs? live = null;
                if (DeadCount > 0 && _alive is not null)
                {
                    live = new LiveDocs(_alive, Commit.Info.MaxDoc);
                    _isShared = true;
                }
                _reader = new SegmentReader(Core, live);
            }
            return _reader;
        }
    }

    /// <summary>The open files, opened at first use.</summary>
    public SegmentCore Core => _core ??= SegmentCore.Open(_directory, Commit, _codec);

    /// <summary>Whether a document is alive.</summary>
    public bool IsAlive(int doc) => _alive is null || (_alive[doc >> 6] >> (doc & 63) & 1) != 0;

    /// <summary>Deletes a document; false when it was dead.</summary>
    public bool Delete(int doc)
    {
        if (!IsAlive(doc))
        {
            return false;
        }
        if (_alive is null)
        {
            _alive = AllAlive(Commit.Info.MaxDoc);
        }
        else if (_isShared)
        {
            _alive = [.. _alive];
        }
        _isShared = false;
        _reader = null;
        _isDirty = true;
        _alive[doc >> 6] &= ~(1UL << (doc & 63));
        DeadCount++;
        return true;
    }

    /// <summary>Changes a doc value of a document; false when the document is dead.</summary>
    public bool Update(int doc, DocValuesUpdate update)
    {
        if (!IsAlive(doc))
        {
            return false;
        }
        _updates.Add(doc, update);
        _sinceMerge?.Add(doc, update);
        return true;
    }

    /// <summary>From now on updates are remembered for the segment that this one is merged into.</summary>
    public void BeginMerge() => _sinceMerge = new DocUpdates();

    /// <summary>Gives the updates since <see cref="BeginMerge"/>, which are no longer remembered.</summary>
    public DocUpdates EndMerge()
    {
        DocUpdates updates = _sinceMerge ?? new DocUpdates();
        _sinceMerge = null;
        return updates;
    }

    /// <summary>Writes the updates as new generations when there are new ones; whether that was so.</summary>
    /// <param name="numberOf">Gives the number of a field.</param>
    public bool WriteUpdates(Func<string, int> numberOf)
    {
        if (_updates.IsEmpty)
        {
            return false;
        }
        SegmentCore before = Core;
        new UpdateFiles(_directory, _codec, numberOf).Write(Commit, Reader, _updates);
        _core = before.Reopen(_directory, Commit);
        before.DecRef();
        _reader = null;
        _updates = new DocUpdates();
        SizeBytes = MeasureSize();
        return true;
    }

    /// <summary>Writes the deletions as a new generation when there are new ones; whether that was so.</summary>
    public bool WriteLiveDocs()
    {
        if (!_isDirty || _alive is null)
        {
            return false;
        }
        var live = new LiveDocs([.. _alive], Commit.Info.MaxDoc);
        bool done = false;
        try
        {
            _codec.WriteLiveDocs(_directory, Commit.Info, live, Commit.NextDelGen);
            done = true;
        }
        finally
        {
            if (!done)
            {
                Commit.SkipDelGen();
            }
        }
        Commit.AdvanceDelGen(DeadCount);
        _isDirty = false;
        return true;
    }

    /// <summary>Gives up the writer's reference to the open files.</summary>
    public void Close()
    {
        _core?.DecRef();
        _core = null;
        _reader = null;
    }

    private long MeasureSize() => Commit.Files().Sum(_directory.FileLength);

    private static ulong[] AllAlive(int maxDoc)
    {
        var words = new ulong[(maxDoc + 63) >> 6];
        Array.Fill(words, ulong.MaxValue);
        if ((maxDoc & 63) != 0)
        {
            words[^1] = ulong.MaxValue >> (64 - (maxDoc & 63));
        }
        return words;
    }
}
