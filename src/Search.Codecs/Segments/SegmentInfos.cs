using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The segments of one commit: the content of <c>segments_N</c>, read, changed in memory, and written in two phases
/// (<see cref="PrepareCommit"/>, then <see cref="FinishCommit"/> or <see cref="RollbackCommit"/>).
/// </summary>
/// <remarks>Not thread-safe. Generations only grow: a name once used, even by a commit that failed, is not used
/// again.</remarks>
public sealed class SegmentInfos : IReadOnlyList<SegmentCommitInfo>
{
    /// <summary>Most documents an index can hold.</summary>
    public const int MaxDocs = int.MaxValue - 128;

    private readonly List<SegmentCommitInfo> _segments = [];
    private string? _pending;

    /// <summary>Generation of the last commit read or written; 0 before the first.</summary>
    public long Generation { get; private set; }

    /// <summary>Name of the commit that was read or written last, or null.</summary>
    public string? SegmentsFileName => Generation == 0 ? null : IndexFileNames.SegmentsFile(Generation);

    /// <summary>Id of the commit, null before the first.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "an id is 16 bytes that nobody changes")]
    public byte[]? Id { get; internal set; }

    /// <summary>Grows with every change; readers compare it to see whether they are current.</summary>
    public long Version { get; internal set; }

    /// <summary>Number of the next segment name.</summary>
    public long Counter { get; set; }

    /// <summary>Version of Lucene that wrote the commit.</summary>
    public LuceneVersion CommitVersion { get; internal set; } = LuceneVersion.Current;

    /// <summary>Major version of Lucene that created the index.</summary>
    public int IndexCreatedVersionMajor { get; internal set; } = LuceneVersion.Current.Major;

    /// <summary>Free-form facts committed with the segments.</summary>
    public Dictionary<string, string> UserData { get; private set; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _segments.Count;

    /// <summary>Documents of all segments, deleted ones included.</summary>
    public long TotalMaxDoc => _segments.Sum(s => (long)s.Info.MaxDoc);

    /// <summary>True between <see cref="PrepareCommit"/> and its end.</summary>
    public bool HasPendingCommit => _pending is not null;

    /// <inheritdoc/>
    public SegmentCommitInfo this[int index] => _segments[index];

    /// <summary>Generation of the newest commit among the names, or -1.</summary>
    public static long LastCommitGeneration(IEnumerable<string> files)
    {
        long last = -1;
        foreach (string file in files)
        {
            if (IndexFileNames.TryParseSegmentsFile(file, out long generation))
            {
                last = Math.Max(last, generation);
            }
        }
        return last;
    }

    /// <summary>Names of the commits in a directory, oldest first.</summary>
    public static IReadOnlyList<string> ListCommits(Directory directory) =>
    [
        .. directory.ListAll()
            .Where(f => IndexFileNames.TryParseSegmentsFile(f, out _))
            .OrderBy(f => IndexFileNames.TryParseSegmentsFile(f, out long generation) ? generation : 0),
    ];

    /// <summary>Reads the newest commit.</summary>
    /// <exception cref="System.IO.FileNotFoundException">The directory holds no commit.</exception>
    public static SegmentInfos ReadLatest(Directory directory)
    {
        long tried = -1;
        System.IO.IOException? failure = null;
        while (true)
        {
            long generation = LastCommitGeneration(directory.ListAll());
            if (generation < 0)
            {
                throw failure ?? new System.IO.FileNotFoundException("the directory holds no segments_N file");
            }
            // Another process may replace the commit while it is read: only a second failure on the same name counts.
            if (generation <= tried && failure is not null)
            {
                throw failure;
            }
            tried = generation;
            string name = IndexFileNames.SegmentsFile(generation);
            try
            {
                return Read(directory, name);
            }
            catch (System.IO.FileNotFoundException e)
            {
                failure = new CorruptIndexException(name, -1, "names of files that are there", e.Message, e);
            }
            catch (System.IO.IOException e)
            {
                failure = e;
            }
        }
    }

    /// <summary>Reads a named commit, with the <c>.si</c> of each segment.</summary>
    public static SegmentInfos Read(Directory directory, string segmentsFileName) =>
        SegmentInfosFormat.Read(directory, segmentsFileName);

    /// <summary>Creates the infos of an index without commits.</summary>
    public SegmentInfos()
    {
    }

    internal SegmentInfos(long generation) => Generation = generation;

    /// <summary>Name for a new segment.</summary>
    public string NewSegmentName() => "_" + IndexFileNames.ToBase36(Counter++);

    /// <summary>Appends a segment.</summary>
    public void Add(SegmentCommitInfo segment) => _segments.Add(segment);

    /// <summary>Puts a segment at a place.</summary>
    public void Insert(int index, SegmentCommitInfo segment) => _segments.Insert(index, segment);

    /// <summary>Removes a segment; whether it was there.</summary>
    public bool Remove(SegmentCommitInfo segment) => _segments.Remove(segment);

    /// <summary>Removes all segments.</summary>
    public void Clear() => _segments.Clear();

    /// <summary>Place of a segment, or -1.</summary>
    public int IndexOf(SegmentCommitInfo segment) => _segments.IndexOf(segment);

    /// <summary>Notes that something changed since the last commit.</summary>
    public void Changed() => Version++;

    /// <summary>Replaces the user data.</summary>
    public void SetUserData(IReadOnlyDictionary<string, string> userData)
    {
        UserData = new Dictionary<string, string>(userData, StringComparer.Ordinal);
        Changed();
    }

    /// <summary>Makes the next commit come after another one's, so that no name is used twice.</summary>
    public void UpdateGeneration(SegmentInfos other) => Generation = Math.Max(Generation, other.Generation);

    /// <summary>Names of the files of all segments, and of the commit itself when asked for.</summary>
    public HashSet<string> Files(bool includeSegmentsFile)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        if (includeSegmentsFile && SegmentsFileName is string name)
        {
            files.Add(name);
        }
        foreach (SegmentCommitInfo segment in _segments)
        {
            files.UnionWith(segment.Files());
        }
        return files;
    }

    /// <summary>A copy whose segment records are copies too.</summary>
    public SegmentInfos Clone()
    {
        var copy = new SegmentInfos(Generation)
        {
            Id = Id,
            Version = Version,
            Counter = Counter,
            CommitVersion = CommitVersion,
            IndexCreatedVersionMajor = IndexCreatedVersionMajor,
            UserData = new Dictionary<string, string>(UserData, StringComparer.Ordinal),
        };
        copy._segments.AddRange(_segments.Select(s => s.Clone()));
        return copy;
    }

    /// <summary>
    /// Writes and syncs <c>pending_segments_N</c> and returns its name. The files it names are the caller's to sync
    /// before
    /// <see cref="FinishCommit"/>.
    /// </summary>
    public string PrepareCommit(Directory directory)
    {
        if (_pending is not null)
        {
            throw new InvalidOperationException("a commit is prepared already");
        }
        long next = Generation + 1;
        string pending = IndexFileNames.PendingSegmentsFile(next);
        Generation = next;
        bool done = false;
        try
        {
            SegmentInfosFormat.Write(directory, pending, this, next);
            directory.Sync([pending]);
            _pending = pending;
            done = true;
            return pending;
        }
        finally
        {
            if (!done)
            {
                TryDelete(directory, pending);
            }
        }
    }

    /// <summary>Makes the prepared commit the live one: renames it and syncs the directory. Returns its name.</summary>
    public string FinishCommit(Directory directory)
    {
        string pending = _pending ?? throw new InvalidOperationException("no commit is prepared");
        string name = IndexFileNames.SegmentsFile(Generation);
        bool done = false;
        try
        {
            directory.Rename(pending, name);
            done = true;
        }
        finally
        {
            if (!done)
            {
                RollbackCommit(directory);
            }
        }
        _pending = null;
        directory.SyncMetaData();
        return name;
    }

    /// <summary>Drops the prepared commit, if there is one. Never throws for a file that is gone.</summary>
    public void RollbackCommit(Directory directory)
    {
        if (_pending is string pending)
        {
            _pending = null;
            TryDelete(directory, pending);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<SegmentCommitInfo> GetEnumerator() => _segments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The failure that led here is the one to report.
    private static void TryDelete(Directory directory, string name)
    {
        try
        {
            directory.DeleteFile(name);
        }
        catch (System.IO.IOException)
        {
            return;
        }
    }
}
