using System.Threading;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Service;

/// <summary>
/// One open index: writes, reads by id, refresh, export. Thread-safe. Refused requests surface as <see
/// cref="ServiceException"/>.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private readonly IndexParts _parts;
    private readonly DocumentMapper _mapper;
    private readonly WritePreparer _preparer;
    private readonly WorkerPool _workers;
    private readonly WriteQueue _queue;
    private readonly Refresher _refresher;
    private readonly IndexSearch _search;
    private readonly Dictionary<string, BulkStream> _streams = new(StringComparer.Ordinal);
    private RetiredIndex? _retired;
    private bool _isReadOnly;
    private bool _isClosed;

    private SearchIndex(IndexParts parts, DocumentMapper mapper, SearchServices services)
    {
        ServiceOptions options = services.Options;
        _parts = parts;
        _mapper = mapper;
        Services = services;
        _workers = new WorkerPool($"search-work-{parts.Definition.Name}", options.IndexingThreads);
        _preparer = new WritePreparer(
            mapper, new DocumentValidator(parts.Definition.Schema, options.Limits), _workers);
        var processor = new WriteProcessor(parts, options, _workers);
        _queue = new WriteQueue(parts, options, processor, OnFailure);
        _search = new IndexSearch(parts.Definition.Name, mapper, parts.Searchers, services);
        _refresher = new Refresher(parts, options.RefreshInterval, LookAfter, OnFailure);
        Tagging = new IndexTagging(parts, _queue, processor, _workers, RefreshAsync);
    }

    /// <summary>Name, schema, creation.</summary>
    public IndexDefinition Definition => _parts.Definition;

    /// <summary>The schema.</summary>
    public Schema Schema => _parts.Definition.Schema;

    /// <summary>Why the index takes no more writes; null while it is well.</summary>
    public Exception? Failure => _queue.Failure;

    /// <summary>Whether more waits to be written than the index should hold in memory.</summary>
    internal bool IsBehind => _queue.QueuedBytes > Options.MaxQueuedBytes;

    /// <summary>How the service works.</summary>
    internal ServiceOptions Options => Services.Options;

    /// <summary>What all indexes share.</summary>
    internal SearchServices Services { get; }

    /// <summary>The files.</summary>
    internal Directory Files => _parts.IndexDirectory;

    /// <summary>Readers kept for the next pages of searches.</summary>
    internal PageLeases Leases => _search.Leases;

    /// <summary>Readers.</summary>
    internal SearcherManager Searchers => _parts.Searchers;

    /// <summary>Between documents and the index.</summary>
    internal DocumentMapper Mapper => _mapper;

    /// <summary>The names that documents are tagged with, and changing them.</summary>
    internal IndexTagging Tagging { get; }

    /// <summary>The state at this moment.</summary>
    public IndexStatus Status()
    {
        using SearcherLease lease = _parts.Searchers.Acquire();
        return new IndexStatus
        {
            Definition = Definition,
            DocumentCount = lease.Snapshot.Reader.NumDocs,
            SizeBytes = SizeOf(_parts.IndexDirectory),
            LastSequence = _parts.LastSequence,
            SearchableSequence = lease.Snapshot.Sequence,
            CommittedSequence = Math.Max(0, _parts.CommittedSequence),
            VariantDataVersion = _mapper.VariantDataVersion,
            FormerVariantDataVersions = [.. _parts.FormerSets.Select(set => set.Version)],
        };
    }

    /// <summary>Writes a document.</summary>
    /// <returns>CREATED or UPDATED.</returns>
    /// <exception cref="ServiceException">It is refused, or the condition does not hold.</exception>
    public async Task<WriteResult> WriteAsync(
        Document document, WriteCondition condition, Durability durability, CancellationToken cancellation)
    {
        PreparedWrite write = _preparer.PrepareWrite(document, "document", condition);
        return await DoAsync(write, durability, cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes a document.</summary>
    /// <exception cref="ServiceException">There is none of that id, or the condition does not hold.</exception>
    public async Task<WriteResult> DeleteAsync(
        string id, WriteCondition condition, Durability durability, CancellationToken cancellation)
    {
        PreparedWrite write = WritePreparer.PrepareDelete(id, "id", condition);
        WriteResult result = await DoAsync(write, durability, cancellation).ConfigureAwait(false);
        return result.Outcome == WriteOutcome.Deleted ? result : throw new ServiceException(NotFound(id));
    }

    /// <summary>Reads a document; sees every acknowledged write.</summary>
    /// <exception cref="ServiceException">There is none of that id.</exception>
    public StoredDocument Get(string id, FieldMask mask)
    {
        ThrowIf(DocumentValidator.CheckId(id, "id"));
        return TryGet(id, mask) ?? throw new ServiceException(NotFound(id));
    }

    /// <summary>Reads a document, or gives null.</summary>
    public StoredDocument? TryGet(string id, FieldMask mask)
    {
        if (_parts.Versions.TryGet(id, out LiveVersion? live))
        {
            return live.Fields is { } fields
                ? new StoredDocument
                {
                    Document = new Document
                    {
                        Id = id,
                        Fields = DocumentMapper.Select(ValueCodec.Decode(fields), mask),
                    },
                    Version = live.Version,
                    Sequence = live.Sequence,
                    ContentHash = ContentHash.ToHex(live.ContentHash),
                }
                : null;
        }
        using SearcherLease lease = _parts.Searchers.Acquire();
        int doc = new IdLookup(lease.Snapshot.Reader).Find(id);
        return doc < 0 ? null : _mapper.Read(lease.Snapshot.Reader, doc, mask);
    }

    /// <summary>Opens a connection of a bulk stream. An older connection of the same stream ends.</summary>
    public Task<BulkSession> OpenBulkAsync(BulkOptions options)
    {
        var stream = new BulkStream(options.StreamId, options.StopAtFailure, options.MaxFailures);
        return _queue.RunAsync(() =>
        {
            if (options.StreamId.Length > 0)
            {
                if (_streams.TryGetValue(options.StreamId, out BulkStream? older))
                {
                    older.TakeOver();
                }
                _streams[options.StreamId] = stream;
                stream.LastOpId = _parts.Streams.LastOpId(options.StreamId);
            }
            return new BulkSession(this, options, stream);
        });
    }

    /// <summary>A connection of a bulk stream is over: what it submitted is done or fails.</summary>
    internal void CloseBulk(BulkStream stream)
    {
        if (stream.StreamId.Length > 0)
        {
            // Behind what it submitted; when the index closes there is nothing to forget.
            _ = _queue.RunAsync(() =>
                _streams.TryGetValue(stream.StreamId, out BulkStream? current) && ReferenceEquals(current, stream)
                    && _streams.Remove(stream.StreamId));
        }
    }

    /// <summary>Makes every acknowledged write visible to searches.</summary>
    /// <returns>Searches see every write up to this sequence.</returns>
    public async Task<long> RefreshAsync(CancellationToken cancellation)
    {
        await WaitSearchableAsync(_parts.LastSequence, cancellation).ConfigureAwait(false);
        return _parts.Searchers.Current.Sequence;
    }

    /// <summary>Makes every acknowledged write part of a commit.</summary>
    /// <returns>The commit has every write up to this sequence.</returns>
    public Task<long> CommitAsync() => _queue.RunAsync(_queue.CommitNow);

    /// <summary>Completes when searches see a sequence.</summary>
    /// <exception cref="ServiceException">No write has that sequence yet.</exception>
    public async Task WaitSearchableAsync(long sequence, CancellationToken cancellation)
    {
        if (sequence > _parts.LastSequence)
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.FailedPrecondition, ErrorReasons.SequenceNotReached, Definition.Name,
                FormattableString.Invariant($"sequence {sequence} is not written; the last is {_parts.LastSequence}")));
        }
        if (_parts.Searchers.Current.Sequence >= sequence)
        {
            return;
        }
        Task waiting = _parts.Searchers.WaitForAsync(sequence, cancellation);
        _refresher.Wake();
        await waiting.ConfigureAwait(false);
    }

    /// <summary>Finds the best hits, page by page. A cancelled search stops within a few thousand documents.</summary>
    /// <exception cref="ServiceException">The request is refused, or its soft timeout is over.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        if (request.PageToken.Length > 0 && Volatile.Read(ref _retired)?.Find(request.PageToken) is { } retired)
        {
            return await retired.SearchAsync(request, cancellation).ConfigureAwait(false);
        }
        if (request.PointInTime.Length > 0)
        {
            // A point in time sees what it saw: there is nothing to wait for.
            return await HolderOf(request.PointInTime)._search.SearchAsync(request, cancellation).ConfigureAwait(false);
        }
        await WaitForAsync(request.MinSequence, cancellation).ConfigureAwait(false);
        return await _search.SearchAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Counts the documents that match.</summary>
    /// <param name="input">What to look for.</param>
    /// <param name="minSequence">Searches must see this sequence.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="point">The point in time to count in; empty for the newest reader.</param>
    public async Task<CountResult> CountAsync(
        QueryInput input, long minSequence, CancellationToken cancellation, string point = "")
    {
        if (point.Length == 0)
        {
            await WaitForAsync(minSequence, cancellation).ConfigureAwait(false);
        }
        IndexSearch search = point.Length == 0 ? _search : HolderOf(point)._search;
        return await search.CountAsync(input, point, minSequence, cancellation).ConfigureAwait(false);
    }

    /// <summary>Keeps the newest reader, so that any number of searches see the same moment.</summary>
    /// <param name="keepAlive">How long after each use; null for as long as a page token.</param>
    /// <param name="minSequence">It must have every write up to this sequence.</param>
    /// <param name="cancellation">Stops the wait for it.</param>
    /// <exception cref="ServiceException">Too long, or too many are open.</exception>
    public async Task<PointInTime> OpenPointInTimeAsync(
        TimeSpan? keepAlive, long minSequence, CancellationToken cancellation)
    {
        await WaitForAsync(minSequence, cancellation).ConfigureAwait(false);
        return _search.OpenPoint(keepAlive);
    }

    /// <summary>Gives a reader back before its time is over; nothing when it has ended already.</summary>
    /// <exception cref="ServiceException">It is no point in time of this service.</exception>
    public void ClosePointInTime(string point) => HolderOf(point)._search.ClosePoint(point);

    // An index that took the place of another serves the moments that were kept of that one.
    private SearchIndex HolderOf(string point) =>
        HoldsPoint(point) ? this : Volatile.Read(ref _retired)?.FindPoint(point) ?? this;

    /// <summary>The ids of the best hits, with other variant data if that is given.</summary>
    internal Task<RankedIds> RankAsync(
        QueryInput input, VariantState? variants, int size, CancellationToken cancellation) =>
        _search.RankAsync(input, variants, size, cancellation);

    /// <summary>Reports which names the sources print for an entity: counts by name, source and period.</summary>
    /// <exception cref="ServiceException">The request is refused, or there is no such entity.</exception>
    public Task<LabelReport> ReportLabelsAsync(LabelRequest request, CancellationToken cancellation) =>
        _search.ReportLabelsAsync(request, cancellation);

    /// <summary>Shows what an input becomes, without searching.</summary>
    public Task<QueryExpansion> ExpandAsync(QueryInput input, CancellationToken cancellation) =>
        _search.ExpandAsync(input, cancellation);

    /// <summary>Explains one document: why it is a hit, or why it is none.</summary>
    /// <exception cref="ServiceException">The request is refused, or there is no such document.</exception>
    public async Task<DocumentExplanation> ExplainAsync(ExplainRequest request, CancellationToken cancellation)
    {
        await WaitForAsync(request.MinSequence, cancellation).ConfigureAwait(false);
        return await _search.ExplainAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Every document of one moment, in no particular order, in pages of some documents.</summary>
    public IEnumerable<StoredDocument> Export(CancellationToken cancellation)
    {
        using SearcherLease lease = _parts.Searchers.Acquire();
        DirectoryReader reader = lease.Snapshot.Reader;
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            LiveDocs? live = leaf.Reader.LiveDocs;
            for (int doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (live is null || live[doc])
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return _mapper.Read(reader, leaf.DocBase + doc, FieldMask.All);
                }
            }
        }
    }

    /// <summary>Does what waits, commits and closes.</summary>
    public void Dispose() => Close(commit: true);

    /// <summary>Opens an index as the last process left it.</summary>
    internal static SearchIndex Open(IndexDefinition definition, DataFolder folder, SearchServices services)
    {
        var mapper = new DocumentMapper(definition.Schema, new TextMapper(definition.Schema, services.Served.Set));
        Directory indexDirectory = folder.OpenIndex(definition.Name);
        Directory logDirectory = folder.OpenLog(definition.Name);
        IndexParts parts = IndexRecovery.Open(definition, services, mapper, indexDirectory, logDirectory);
        return new SearchIndex(parts, mapper, services);
    }

    /// <summary>
    /// Refuses writes until <see cref="Release"/>; false, and refuses none, when one was made after
    /// <paramref name="expected"/>, if that is given.
    /// </summary>
    internal Task<bool> HoldAsync(long? expected) => _queue.HoldAsync(expected);

    /// <summary>Takes writes again.</summary>
    internal void Release() => _queue.Release();

    /// <summary>
    /// Closes the files for writing, without a commit. Searches, and the pages that follow them, go on with the reader
    /// there is, whose files may go.
    /// </summary>
    internal void Retire() => EndWriting(commit: false);

    /// <summary>Serves the pages that follow searches of an index whose place this one has taken.</summary>
    internal void Follow(RetiredIndex retired) => Volatile.Write(ref _retired, retired);

    /// <summary>Whether the reader that a page token needs is kept here.</summary>
    internal bool Holds(string pageToken) => _search.Holds(pageToken);

    /// <summary>Whether a point in time is open here.</summary>
    internal bool HoldsPoint(string point) => _search.HoldsPoint(point);

    /// <summary>Points in time that are open.</summary>
    internal int OpenPoints => _search.Points.Count;

    /// <summary>The index whose place this one has taken, while its readers are needed.</summary>
    internal RetiredIndex? Retired => Volatile.Read(ref _retired);

    /// <summary>Gives up readers that nobody needs any more; now and then, on one thread.</summary>
    internal void LookAfter()
    {
        _search.Leases.Purge();
        _search.Points.Purge();
        if (Retired is { } retired && retired.TryClose())
        {
            Volatile.Write(ref _retired, null);
        }
    }

    /// <summary>Closes without a commit: the index is to be deleted.</summary>
    internal void Discard() => Close(commit: false);

    /// <summary>Checks and analyses the operations of a bulk stream.</summary>
    internal PreparedWrite[] Prepare(IReadOnlyList<BulkOperation> operations) => _preparer.Prepare(operations);

    /// <summary>Puts writes into the queue; why not, if not.</summary>
    internal ServiceError? TryEnqueue(WriteBatch batch, bool isBounded) => _queue.TryEnqueue(batch, isBounded);

    private static long SizeOf(Directory directory)
    {
        long sum = 0;
        foreach (string name in directory.ListAll())
        {
            try
            {
                sum += directory.FileLength(name);
            }
            catch (System.IO.FileNotFoundException)
            {
                // A merge has just removed it.
            }
        }
        return sum;
    }

    private static void ThrowIf(ServiceError? error)
    {
        if (error is not null)
        {
            throw new ServiceException(error);
        }
    }

    private async Task<WriteResult> DoAsync(
        PreparedWrite write, Durability durability, CancellationToken cancellation)
    {
        ThrowIf(write.Refusal);
        var batch = new WriteBatch([write], durability != Durability.Queued);
        ThrowIf(_queue.TryEnqueue(batch, isBounded: true));
        // From here the write happens whether the caller still listens or not.
        IReadOnlyList<WriteResult> results = await batch.Results.WaitAsync(cancellation).ConfigureAwait(false);
        WriteResult result = results[0];
        ThrowIf(result.Error);
        if (durability == Durability.Searchable)
        {
            await WaitSearchableAsync(result.Sequence, cancellation).ConfigureAwait(false);
        }
        return result;
    }

    private Task WaitForAsync(long minSequence, CancellationToken cancellation) =>
        minSequence > 0 ? WaitSearchableAsync(minSequence, cancellation) : Task.CompletedTask;

    private void Close(bool commit)
    {
        if (Interlocked.Exchange(ref _isClosed, true))
        {
            return;
        }
        _search.Dispose();
        EndWriting(commit);
        _parts.Searchers.End(new ServiceException(ServiceError.OfIndex(
            ErrorCode.Unavailable, ErrorReasons.Draining, Definition.Name, "the index is closed")));
        _parts.Searchers.Dispose();
        _workers.Dispose();
        Retired?.Dispose();
    }

    private void EndWriting(bool commit)
    {
        if (_isReadOnly)
        {
            return;
        }
        _isReadOnly = true;
        _queue.Close(commit);
        _refresher.Dispose();
        if (Failure is null)
        {
            try
            {
                // What waits for a write to be seen must not wait for ever.
                _parts.Searchers.Refresh(_parts.AppliedSequence);
            }
            catch (AlreadyClosedException)
            {
                // A merge has failed meanwhile: who waits hears that the index is closed.
            }
        }
        IndexRecovery.Close(_parts, Failure is not null);
    }

    private ServiceError NotFound(string id) => ServiceError.OfIndex(
        ErrorCode.NotFound, ErrorReasons.DocumentNotFound, Definition.Name,
        $"index \"{Definition.Name}\" has no document \"{id}\"");

    private void OnFailure(Exception cause)
    {
        _parts.Searchers.End(new ServiceException(WriteProcessor.StorageError(Definition.Name, cause)));
        Options.Events.StorageFailed(Definition.Name, cause);
    }
}
