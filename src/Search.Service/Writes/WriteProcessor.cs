using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Carries out groups of writes, in the order that makes an acknowledged write safe: decided, logged, synced, applied
/// to the segments, only then
/// answered. All calls come from the writing thread, or before it starts.
/// </summary>
internal sealed class WriteProcessor : IDisposable
{
    private readonly IndexParts _parts;
    private readonly ServiceOptions _options;
    private readonly WorkerPool _workers;
    private readonly StateFinder _finder;
    private readonly BatchPlanner _planner;
    private bool _unsynced;

    /// <summary>A processor over the parts of an open index.</summary>
    public WriteProcessor(IndexParts parts, ServiceOptions options, WorkerPool workers)
    {
        _parts = parts;
        _options = options;
        _workers = workers;
        _finder = new StateFinder(parts.Versions, parts.Searchers, parts.Tombstones);
        _planner = new BatchPlanner(parts, _finder);
    }

    /// <summary>
    /// Does the writes of the batches and answers each batch. One append and at most one sync of the log serve them
    /// all.
    /// </summary>
    /// <exception cref="System.IO.IOException">The disk failed so that the index can take no more writes. Batches may
    /// be unanswered.</exception>
    public void Process(IReadOnlyList<WriteBatch> batches)
    {
        _planner.Begin();
        long now = ServiceTime.Microseconds(_options.Time.GetUtcNow());
        var results = new WriteResult[batches.Count][];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = _planner.Plan(batches[i], now);
        }
        _finder.Release();
        List<PlannedWrite> planned = _planner.Planned;
        if (planned.Count > 0 && !TryAppend(batches))
        {
            return;
        }
        _planner.Settle();
        // Also for a batch of repetitions: the writes they repeat may be in the log and not synced.
        if (_unsynced && batches.Any(b => b.IsDurable))
        {
            SyncLog();
        }
        Apply(planned);
        Publish(planned);
        for (int i = 0; i < results.Length; i++)
        {
            batches[i].Complete(WithFaults(results[i]));
        }
    }

    /// <summary>Makes what was only appended durable.</summary>
    public void SyncLog()
    {
        if (_unsynced)
        {
            _parts.Log.Sync();
            _unsynced = false;
        }
    }

    /// <summary>
    /// Commits everything applied: the log rolls first, then the commit is prepared and finished, and only when it is
    /// durable do the old
    /// generations of the log go. No write is under way meanwhile, so the last sequence is the highest contiguous one.
    /// </summary>
    /// <returns>Why the log could not roll, for want of room: nothing was committed and nothing is lost, and a later try
    /// may do it. Null when it is committed.</returns>
    public System.IO.IOException? Commit()
    {
        DateTimeOffset now = _options.Time.GetUtcNow();
        long sequence = _parts.LastSequence;
        try
        {
            _parts.Log.Roll(_parts.Tombstones.Keep(now));
        }
        catch (System.IO.IOException e) when (!_parts.Log.IsFailed)
        {
            _unsynced = false;
            _options.Events.CommitPostponed(_parts.Definition.Name, e);
            return e;
        }
        _unsynced = false;
        Dictionary<string, string> data = CommitData.Create(sequence, _parts.Streams.Save(now), _parts.Fingerprint);
        _parts.Writer.PrepareCommit(() => data);
        _parts.Writer.Commit();
        _parts.CommittedSequence = sequence;
        _parts.Log.DeleteOldGenerations();
        _options.Events.Committed(_parts.Definition.Name, sequence);
        return null;
    }

    /// <summary>
    /// Puts documents that were tagged again in the place of what they were made from, where that is still the newest
    /// state of their id. Sequence and version stay, nothing is logged: what a crash takes away is done again.
    /// </summary>
    /// <returns>How many were put in place.</returns>
    public int Replace(IReadOnlyList<RetaggedDocument> documents)
    {
        int replaced = 0;
        foreach (RetaggedDocument document in documents)
        {
            DocumentState now = _finder.Find(document.Id);
            if (now.Exists && now.Sequence == document.Sequence)
            {
                _parts.Writer.UpdateDocument(new Term(SystemFields.Id, document.Id), document.Mapped);
                replaced++;
            }
        }
        _finder.Release();
        return replaced;
    }

    /// <inheritdoc/>
    public void Dispose() => _finder.Dispose();

    // False when nothing of the group was written and all of it was answered so.
    private bool TryAppend(IReadOnlyList<WriteBatch> batches)
    {
        try
        {
            _parts.Log.Append();
        }
        catch (System.IO.IOException e) when (!_parts.Log.IsFailed)
        {
            _planner.Undo();
            ServiceError error = StorageError(_parts.Definition.Name, e);
            foreach (WriteBatch batch in batches)
            {
                batch.Fail(error);
            }
            return false;
        }
        _parts.LastSequence = _planner.Planned[^1].Record.Sequence;
        _unsynced = true;
        return true;
    }

    /// <summary>The answer to writes that the disk refused.</summary>
    public static ServiceError StorageError(string index, Exception cause) =>
        ServiceError.OfIndex(
            ErrorCode.Unavailable, ErrorReasons.StorageFailed, index, $"the disk failed: {cause.Message}");

    // Documents are inverted in parallel; those of one id by one worker, in order.
    private void Apply(List<PlannedWrite> planned)
    {
        if (planned.Count == 0)
        {
            return;
        }
        int parts = Math.Min(_workers.Degree, planned.Count);
        if (parts == 1)
        {
            planned.ForEach(ApplyOne);
            return;
        }
        _workers.ForEach(parts, part =>
        {
            foreach (PlannedWrite write in planned)
            {
                if (write.IdHash % (uint)parts == (uint)part)
                {
                    ApplyOne(write);
                }
            }
        });
    }

    private void ApplyOne(PlannedWrite planned)
    {
        var term = new Term(SystemFields.Id, planned.Write.Id);
        if (planned.Write.IndexDocument is not { } document)
        {
            _parts.Writer.DeleteDocuments(term);
            return;
        }
        try
        {
            // The names changed between its analysis and its turn.
            if (planned.Write.Generation != _parts.Generation && planned.Write.Fields is { } fields)
            {
                var again = new Document { Id = planned.Write.Id, Fields = ValueCodec.Decode(fields) };
                document = _parts.Mapper.Map(again, fields, out _, out _);
            }
            DocumentMapper.AddNumbers(document, planned.Record.Sequence, planned.Record.Version);
            if (planned.Before.Exists)
            {
                _parts.Writer.UpdateDocument(term, document);
            }
            else
            {
                _parts.Writer.AddDocument(document);
            }
        }
        catch (Exception e) when (RecordFault.IsOfDocument(e) && _parts.Writer.IsOpen)
        {
            planned.Fault = e.Message;
        }
    }

    private void Publish(List<PlannedWrite> planned)
    {
        foreach (PlannedWrite write in planned)
        {
            if (write.Fault is { } fault)
            {
                DeadLetterFile.Add(_parts.LogDirectory, write.Record, fault);
                _options.Events.DeadLetter(_parts.Definition.Name, write.Record.Id, write.Record.Sequence, fault);
            }
            else
            {
                _parts.Tombstones.Note(write.Record);
                _parts.Versions.Publish(write.After);
            }
            _parts.Streams.Note(write.Record.StreamId, write.Record.OpId, write.Record.TimeMicroseconds);
        }
        if (planned.Count > 0)
        {
            _parts.AppliedSequence = planned[^1].Record.Sequence;
        }
    }

    private WriteResult[] WithFaults(WriteResult[] results)
    {
        foreach (PlannedWrite faulty in _planner.Planned.Where(p => p.Fault is not null))
        {
            int i = Array.FindIndex(results, r => r.Sequence == faulty.Record.Sequence);
            if (i >= 0)
            {
                results[i] = results[i] with
                {
                    Outcome = WriteOutcome.Failed,
                    Error = ServiceError.Invalid("document", $"cannot be indexed: {faulty.Fault}"),
                };
            }
        }
        return results;
    }
}
