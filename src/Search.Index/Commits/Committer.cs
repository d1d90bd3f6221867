using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// Two-phase commit. Order of steps, each of which a crash may follow: segment files are written; <c>pending_segments_N</c> is
/// written and synced; every file it names is synced; the names are synced; it is renamed to <c>segments_N</c>; the names are synced
/// again. Before the rename is durable the commit before is the index, after it this one; only then are old files deleted.
/// </summary>
internal sealed class Committer(Directory directory, SegmentPool pool, bool hasCommit)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _synced = new(StringComparer.Ordinal);
    private bool _isPrepared;
    private SegmentInfos? _prepared;
    private IReadOnlyCollection<string> _preparedFiles = [];
    private long _preparedSequence;
    private long _committedVersion = hasCommit ? pool.Infos.Version : -1;
    private volatile bool _inDoubt;

    /// <summary>True when a commit failed so late that it may or may not be the index: no file may be deleted.</summary>
    public bool IsInDoubt => _inDoubt;

    /// <summary>First phase.</summary>
    public long Prepare(
        FullFlush flush,
        DeleteQueue deletes,
        Action ensureOpen,
        Func<IReadOnlyDictionary<string, string>>? userDataAtCut)
    {
        lock (_gate)
        {
            ensureOpen();
            if (_isPrepared)
            {
                throw new CommitStateException();
            }
            IReadOnlyDictionary<string, string>? userData = null;
            long sequence = 0;
            SegmentInfos? infos = flush.Run(
                ensureOpen,
                () =>
                {
                    sequence = deletes.LastSequence;
                    userData = userDataAtCut?.Invoke();
                },
                () => Snapshot(userData));
            _preparedSequence = sequence;
            if (infos is not null)
            {
                Write(infos);
            }
            _isPrepared = true;
            return sequence;
        }
    }

    /// <summary>Second phase, after the first when that was not called.</summary>
    public long Commit(
        FullFlush flush,
        DeleteQueue deletes,
        Action ensureOpen,
        Func<IReadOnlyDictionary<string, string>>? userDataAtCut)
    {
        lock (_gate)
        {
            ensureOpen();
            if (!_isPrepared)
            {
                Prepare(flush, deletes, ensureOpen, userDataAtCut);
            }
            else if (userDataAtCut is not null)
            {
                throw new CommitStateException();
            }
            Finish();
            _isPrepared = false;
            return _preparedSequence;
        }
    }

    /// <summary>Drops a prepared commit.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_prepared is null || _inDoubt)
            {
                return;
            }
            _prepared.RollbackCommit(directory);
            lock (pool.Gate)
            {
                pool.Deleter.DecRef(_preparedFiles);
            }
            _prepared = null;
        }
    }

    private SegmentInfos? Snapshot(IReadOnlyDictionary<string, string>? userData)
    {
        SegmentInfos infos = pool.Infos;
        if (userData is not null && !Same(userData, infos.UserData))
        {
            infos.SetUserData(userData);
        }
        if (infos.Version == _committedVersion)
        {
            return null;
        }
        pool.WriteLiveDocs();
        SegmentInfos copy = infos.Clone();
        _preparedFiles = copy.Files(includeSegmentsFile: false);
        pool.Deleter.IncRef(_preparedFiles);
        return copy;
    }

    private void Write(SegmentInfos infos)
    {
        _prepared = infos;
        infos.PrepareCommit(directory);
        string[] unsynced = [.. _preparedFiles.Where(f => !_synced.Contains(f))];
        directory.Sync(unsynced);
        _synced.IntersectWith(_preparedFiles);
        _synced.UnionWith(unsynced);
        directory.SyncMetaData();
    }

    private void Finish()
    {
        if (_prepared is not SegmentInfos infos)
        {
            return;
        }
        bool done = false;
        try
        {
            infos.FinishCommit(directory);
            done = true;
        }
        finally
        {
            _inDoubt = !done;
        }
        lock (pool.Gate)
        {
            _committedVersion = infos.Version;
            pool.Infos.UpdateGeneration(infos);
            pool.Deleter.Committed(infos);
            pool.Deleter.DecRef(_preparedFiles);
        }
        _prepared = null;
    }

    private static bool Same(IReadOnlyDictionary<string, string> a, Dictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out string? value) && value == p.Value);
}
