using System.IO;
using Search.Codecs;
using Directory = Search.Store.Directory;

namespace Search.Indexing;

/// <summary>
/// Counts who needs each file of an index (the last commit, a prepared one, the writer's current state) and deletes it when nobody
/// does. Readers need no references: a directory lets them read what they hold open. Callers hold the writer's lock.
/// </summary>
internal sealed class IndexFileDeleter
{
    private readonly Directory _directory;
    private readonly Dictionary<string, int> _references = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undeletable = new(StringComparer.Ordinal);
    private HashSet<string> _current = [];
    private HashSet<string> _commit = [];

    /// <summary>
    /// Begins with the last commit (null for none) and removes what no commit names: leftovers of a crash, older commits,
    /// commits that were never finished. Moves the counter of <paramref name="infos"/> past every segment name seen.
    /// </summary>
    public IndexFileDeleter(Directory directory, SegmentInfos? lastCommit, SegmentInfos infos)
    {
        _directory = directory;
        if (lastCommit is not null)
        {
            _commit = lastCommit.Files(includeSegmentsFile: true);
            IncRef(_commit);
        }
        bool deleted = false;
        foreach (string file in directory.ListAll())
        {
            bool isSegmentFile = IndexFileNames.IsSegmentFile(file);
            if (isSegmentFile
                && IndexFileNames.TryParseBase36(IndexFileNames.SegmentOf(file).AsSpan(1), out long number))
            {
                infos.Counter = Math.Max(infos.Counter, number + 1);
            }
            bool isCommit = IndexFileNames.TryParseSegmentsFile(file, out _)
                || file.StartsWith(IndexFileNames.PendingSegments, StringComparison.Ordinal);
            if ((isSegmentFile || isCommit) && !_references.ContainsKey(file))
            {
                Delete(file);
                deleted = true;
            }
        }
        if (deleted)
        {
            // A name that comes back after a crash must not meet a new file of that name.
            directory.SyncMetaData();
        }
    }

    /// <summary>Takes a reference to each file.</summary>
    public void IncRef(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            _references[file] = _references.GetValueOrDefault(file) + 1;
        }
    }

    /// <summary>Gives a reference to each file back.</summary>
    public void DecRef(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            int left = _references.GetValueOrDefault(file) - 1;
            if (left > 0)
            {
                _references[file] = left;
                continue;
            }
            _references.Remove(file);
            Delete(file);
        }
    }

    /// <summary>The writer's state is now this.</summary>
    public void Checkpoint(SegmentInfos infos)
    {
        HashSet<string> files = infos.Files(includeSegmentsFile: false);
        IncRef(files);
        DecRef(_current);
        _current = files;
    }

    /// <summary>This commit is live; the one before goes.</summary>
    public void Committed(SegmentInfos infos)
    {
        HashSet<string> files = infos.Files(includeSegmentsFile: true);
        IncRef(files);
        DecRef(_commit);
        _commit = files;
    }

    /// <summary>Forgets the writer's state: only the last commit's files stay.</summary>
    public void Rollback()
    {
        DecRef(_current);
        _current = [];
    }

    /// <summary>Deletes files that nobody ever took a reference to.</summary>
    public void DeleteNew(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            if (!_references.ContainsKey(file))
            {
                Delete(file);
            }
        }
    }

    private void Delete(string file)
    {
        _undeletable.Add(file);
        foreach (string name in _undeletable.ToArray())
        {
            try
            {
                _directory.DeleteFile(name);
                _undeletable.Remove(name);
            }
            catch (FileNotFoundException)
            {
                _undeletable.Remove(name);
            }
            catch (IOException)
            {
                // Tried again at the next deletion, and by the next writer.
                continue;
            }
        }
    }
}
