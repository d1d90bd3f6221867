using Search.Codecs;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// A point-in-time view of an index in a directory: of its last commit (<see cref="Open(Directory)"/>), or of a writer's state
/// (<see cref="IndexWriter.GetReader"/>). Reopening shares the open files of segments that are still there.
/// </summary>
public sealed class DirectoryReader : IndexReader
{
    private readonly SegmentReader[] _segments;
    private readonly LeafReaderContext[] _leaves;
    private readonly Directory _directory;
    private readonly SegmentInfos _infos;
    private readonly IndexWriter? _writer;
    private readonly Codec _codec;

    /// <summary>Creates a reader that owns one reference of each segment's core.</summary>
    internal DirectoryReader(
        Directory directory, Codec codec, SegmentInfos infos, SegmentReader[] segments, IndexWriter? writer)
    {
        _directory = directory;
        _codec = codec;
        _infos = infos;
        _segments = segments;
        _writer = writer;
        _leaves = new LeafReaderContext[segments.Length];
        int docBase = 0;
        int live = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            _leaves[i] = new LeafReaderContext(segments[i], i, docBase);
            docBase += segments[i].MaxDoc;
            live += segments[i].NumDocs;
        }
        MaxDoc = docBase;
        NumDocs = live;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LeafReaderContext> Leaves => _leaves;

    /// <inheritdoc/>
    public override int MaxDoc { get; }

    /// <inheritdoc/>
    public override int NumDocs { get; }

    /// <summary>Grows with every change of the index; equal versions of one index are equal content.</summary>
    public long Version => _infos.Version;

    /// <summary>User data of the commit; for a reader of a writer, of the commit before.</summary>
    public IReadOnlyDictionary<string, string> CommitUserData => _infos.UserData;

    /// <summary>Opens the last commit.</summary>
    /// <exception cref="System.IO.FileNotFoundException">There is none.</exception>
    public static DirectoryReader Open(Directory directory) => OpenLatest(directory, Lucene87Codec.Instance, null);

    /// <summary>Opens the last commit with another codec.</summary>
    /// <exception cref="System.IO.FileNotFoundException">There is none.</exception>
    public static DirectoryReader Open(Directory directory, Codec codec) => OpenLatest(directory, codec, null);

    /// <summary>
    /// A reader of what the index is now, or null when <paramref name="old"/> is that already. The old reader stays open and
    /// the caller's to dispose.
    /// </summary>
    public static DirectoryReader? OpenIfChanged(DirectoryReader old)
    {
        if (old._writer is { IsOpen: true } writer)
        {
            DirectoryReader reader = writer.GetReader();
            if (!SameSegments(reader, old))
            {
                return reader;
            }
            reader.Dispose();
            return null;
        }
        SegmentInfos latest = SegmentInfos.ReadLatest(old._directory);
        return latest.Version == old.Version && SameId(latest, old._infos)
            ? null
            : OpenLatest(old._directory, old._codec, old);
    }

    /// <summary>Whether there is a commit in the directory.</summary>
    public static bool IndexExists(Directory directory) =>
        SegmentInfos.LastCommitGeneration(directory.ListAll()) > 0;

    /// <inheritdoc/>
    protected override void Close()
    {
        foreach (SegmentReader segment in _segments)
        {
            segment.Core.DecRef();
        }
    }

    // A writer may delete the commit while it is opened: a newer one is there then, and opening it must work.
    private static DirectoryReader OpenLatest(Directory directory, Codec codec, DirectoryReader? old)
    {
        while (true)
        {
            SegmentInfos infos = SegmentInfos.ReadLatest(directory);
            try
            {
                return OpenCommit(directory, codec, infos, old);
            }
            catch (System.IO.FileNotFoundException e)
            {
                if (SegmentInfos.LastCommitGeneration(directory.ListAll()) > infos.Generation)
                {
                    continue;
                }
                throw new CorruptIndexException(
                    infos.SegmentsFileName ?? "segments_N", -1, "names of files that are there", e.Message, e);
            }
        }
    }

    private static DirectoryReader OpenCommit(
        Directory directory, Codec codec, SegmentInfos infos, DirectoryReader? old)
    {
        var segments = new SegmentReader[infos.Count];
        int opened = 0;
        try
        {
            for (; opened < segments.Length; opened++)
            {
                segments[opened] = OpenSegment(directory, codec, infos[opened], old);
            }
            return new DirectoryReader(directory, codec, infos, segments, null);
        }
        finally
        {
            if (opened < segments.Length)
            {
                for (int i = 0; i < opened; i++)
                {
                    segments[i].Core.DecRef();
                }
            }
        }
    }

    private static SegmentReader OpenSegment(
        Directory directory, Codec codec, SegmentCommitInfo commit, DirectoryReader? old)
    {
        SegmentCore? core = null;
        SegmentCore? known = old?._segments
            .FirstOrDefault(s => s.Core.Info.Id.AsSpan().SequenceEqual(commit.Info.Id))?.Core;
        if (known is not null && known.FieldInfosGen == commit.FieldInfosGen)
        {
            core = known;
            core.IncRef();
        }
        core ??= known?.Reopen(directory, commit);
        core ??= SegmentCore.Open(directory, commit, codec);
        bool done = false;
        try
        {
            LiveDocs? live = commit.HasDeletions ? codec.ReadLiveDocs(directory, commit.Info, commit.DelGen) : null;
            CheckDeletions(commit, live);
            done = true;
            return new SegmentReader(core, live);
        }
        finally
        {
            if (!done)
            {
                core.DecRef();
            }
        }
    }

    private static void CheckDeletions(SegmentCommitInfo commit, LiveDocs? live)
    {
        int dead = live is null ? 0 : live.MaxDoc - live.Count;
        if (dead != commit.DelCount)
        {
            throw new CorruptIndexException(
                commit.Info.Name, -1, $"{commit.DelCount} deleted documents", $"{dead} in the live documents");
        }
    }

    private static bool SameSegments(DirectoryReader a, DirectoryReader b)
    {
        if (a._segments.Length != b._segments.Length)
        {
            return false;
        }
        for (int i = 0; i < a._segments.Length; i++)
        {
            if (!ReferenceEquals(a._segments[i], b._segments[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool SameId(SegmentInfos a, SegmentInfos b) =>
        a.Id is not null && b.Id is not null && a.Id.AsSpan().SequenceEqual(b.Id);
}
