using System.Text.Json;
using Search.Codecs;
using Search.Indexing;
using Search.Store;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Opens an index as the last process left it: the last commit, then every logged write after it, in order. A logged
/// write that cannot be applied is
/// set aside as a dead letter.
/// </summary>
internal sealed class IndexRecovery
{
    private readonly IndexDefinition _definition;
    private readonly ServiceOptions _options;
    private readonly DocumentMapper _mapper;
    private readonly Directory _logDirectory;
    private readonly SearchServices _services;
    private readonly TombstoneTable _tombstones;
    private readonly StreamTable _streams;
    private IReadOnlyList<VariantSet> _former = [];
    private long _committed;
    private bool _hasCommit;
    private long _last;
    private long _replayed;

    private IndexRecovery(
        IndexDefinition definition, SearchServices services, DocumentMapper mapper, Directory logDirectory)
    {
        ServiceOptions options = services.Options;
        _definition = definition;
        _services = services;
        _options = options;
        _mapper = mapper;
        _logDirectory = logDirectory;
        _tombstones = new TombstoneTable(options.TombstoneRetention);
        _streams = new StreamTable(options.StreamRetention, options.MaxStreams, options.MaxStreamBytes);
        _committed = definition.SequenceFloor;
    }

    /// <summary>Opens the index.</summary>
    /// <exception cref="ServiceException">It was written with other analyzers, variant data or format.</exception>
    /// <exception cref="CorruptIndexException">Its files or its log are damaged.</exception>
    public static IndexParts Open(
        IndexDefinition definition,
        SearchServices services,
        DocumentMapper mapper,
        Directory indexDirectory,
        Directory logDirectory)
    {
        var recovery = new IndexRecovery(definition, services, mapper, logDirectory);
        bool rebuild = recovery.ReadCommit(indexDirectory);
        IndexWriter writer = new(indexDirectory, mapper.WriterConfig(services.Options));
        try
        {
            return recovery.Open(writer, indexDirectory, rebuild);
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    /// <summary>
    /// Closes what <see cref="Open(IndexDefinition, SearchServices, DocumentMapper, Directory, Directory)"/> opened.
    /// </summary>
    /// <param name="parts">The parts; no thread works on them any more.</param>
    /// <param name="isFailed">The disk has failed: nothing is expected to work.</param>
    public static void Close(IndexParts parts, bool isFailed)
    {
        try
        {
            parts.Log.Dispose();
            parts.Writer.Dispose();
        }
        catch (System.IO.IOException) when (isFailed)
        {
            // Reported when it failed; the log has what was acknowledged.
        }
        finally
        {
            parts.IndexDirectory.Dispose();
            parts.LogDirectory.Dispose();
        }
    }

    private IndexParts Open(IndexWriter writer, Directory indexDirectory, bool rebuild)
    {
        if (rebuild)
        {
            Rebuild(writer);
        }
        long cut = Replay(writer);
        _last = Math.Max(_last, _committed);
        WriteAheadLog log = WriteAheadLog.Start(_logDirectory, _tombstones.Keep(_options.Time.GetUtcNow()));
        try
        {
            var parts = new IndexParts
            {
                Definition = _definition,
                IndexDirectory = indexDirectory,
                LogDirectory = _logDirectory,
                Writer = writer,
                Log = log,
                Searchers = new SearcherManager(writer, _last, State()),
                Tombstones = _tombstones,
                Streams = _streams,
                Mapper = _mapper,
                FormerSets = _former,
                LastSequence = _last,
                AppliedSequence = _last,
                // Without a commit of this kind one is due, whatever was written.
                CommittedSequence = rebuild || !_hasCommit ? -1 : _committed,
            };
            _options.Events.IndexOpened(_definition.Name, _replayed, cut);
            return parts;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    private long Replay(IndexWriter writer)
    {
        using var workers = new WorkerPool($"search-replay-{_definition.Name}", _options.IndexingThreads);
        var writes = new ReplayedWrites(writer, _mapper, workers);
        long cut = LogReader.Replay(_logDirectory, record => Replay(record, writes));
        SetAside(writes.Apply());
        return cut;
    }

    // Takes in what the last commit says; true when every document must be analysed again.
    private bool ReadCommit(Directory indexDirectory)
    {
        if (SegmentInfos.LastCommitGeneration(indexDirectory.ListAll()) < 0)
        {
            return false;
        }
        _hasCommit = true;
        IReadOnlyDictionary<string, string> data = SegmentInfos.ReadLatest(indexDirectory).UserData;
        // An index that replaced another was wholly committed before, and its next write follows the floor.
        _committed = Math.Max(CommitData.Sequence(data), _definition.SequenceFloor);
        try
        {
            _streams.Load(CommitData.Streams(data));
        }
        catch (JsonException e)
        {
            throw new CorruptIndexException("segments", -1, "the bulk streams in the commit's user data", e.Message, e);
        }
        string fingerprint = CommitData.Fingerprint(data);
        if (fingerprint == _mapper.Fingerprint)
        {
            return false;
        }
        IReadOnlyList<long> generations = _mapper.Text.Schema.HasVariants
            ? TaggedSets.Read(fingerprint, _mapper.Layout)
            : [];
        if (generations.Count > 0
            && TaggedSets.Former(generations, _mapper.Text.Variants, _services.Known) is { } former)
        {
            // A change of the names was under way, or began while this index was closed: it goes on.
            _former = former;
            return false;
        }
        return _options.OnMismatch == MismatchPolicy.Rebuild
            ? true
            : throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.FailedPrecondition, ErrorReasons.FingerprintMismatch, _definition.Name,
                $"index \"{_definition.Name}\" was written as ({fingerprint}) and this version writes "
                + $"({_mapper.Fingerprint}): "
                + "open it with the version that wrote it, or let it be rebuilt"));
    }

    private VariantState State() => new(
        _services.Served,
        _former.Count == 0 ? null : VariantSetChanges.Between(_former, _services.Served.Set));

    private void Rebuild(IndexWriter writer)
    {
        using DirectoryReader reader = writer.GetReader();
        long count = 0;
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            LiveDocs? live = leaf.Reader.LiveDocs;
            for (int doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (live is null || live[doc])
                {
                    Rebuild(writer, reader, leaf.DocBase + doc);
                    count++;
                }
            }
        }
        _options.Events.IndexRebuilt(_definition.Name, count);
    }

    private void Rebuild(IndexWriter writer, DirectoryReader reader, int doc)
    {
        StoredDocument stored = _mapper.Read(reader, doc, FieldMask.All);
        IndexDocument document = _mapper.Map(stored.Document, out _);
        DocumentMapper.AddNumbers(document, stored.Sequence, stored.Version);
        writer.UpdateDocument(new Term(SystemFields.Id, stored.Document.Id), document);
    }

    private void Replay(LogRecord record, ReplayedWrites writes)
    {
        _tombstones.Note(record);
        if (record.Operation == LogOperation.Tombstone)
        {
            return;
        }
        if (record.Sequence > _committed && _last == 0 && record.Sequence != _committed + 1)
        {
            throw new CorruptIndexException(
                "write-ahead log", -1, $"the write {_committed + 1} after the commit", $"the write {record.Sequence}");
        }
        _last = record.Sequence;
        _streams.Note(record.StreamId, record.OpId, record.TimeMicroseconds);
        if (record.Sequence > _committed)
        {
            _replayed++;
            if (!writes.Add(record))
            {
                SetAside(writes.Apply());
            }
        }
    }

    private void SetAside(IReadOnlyList<(LogRecord Record, string Reason)> faults)
    {
        foreach ((LogRecord record, string reason) in faults)
        {
            DeadLetterFile.Add(_logDirectory, record, reason);
            _options.Events.DeadLetter(_definition.Name, record.Id, record.Sequence, reason);
        }
    }
}
