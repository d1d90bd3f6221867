namespace Search.Service;

/// <summary>
/// Decides, one write after the other, what each write of a group will do: against the documents there are and the
/// writes before it in the group.
/// Changes nothing but the buffers of the log. For the writing thread.
/// </summary>
internal sealed class BatchPlanner(IndexParts parts, StateFinder finder)
{
    private readonly Dictionary<string, LiveVersion> _pending = new(StringComparer.Ordinal);
    private readonly List<(BulkStream Stream, (long, long, bool) Mark)> _streams = [];
    private long _sequence;

    /// <summary>The writes that will be done, in order.</summary>
    public List<PlannedWrite> Planned { get; } = [];

    /// <summary>Forgets the group before.</summary>
    public void Begin()
    {
        _pending.Clear();
        Planned.Clear();
        _streams.Clear();
        _sequence = parts.LastSequence;
        parts.Log.Discard();
    }

    /// <summary>The group was not written: its operations may come again under the same numbers.</summary>
    public void Undo()
    {
        for (int i = _streams.Count - 1; i >= 0; i--)
        {
            _streams[i].Stream.GoBack(_streams[i].Mark);
        }
        Planned.Clear();
    }

    /// <summary>What was decided holds: the streams that it ends are at their end.</summary>
    public void Settle()
    {
        foreach ((BulkStream stream, _) in _streams)
        {
            stream.Settle();
        }
    }

    /// <summary>Decides about the writes of a batch and gives the answers they will get.</summary>
    public WriteResult[] Plan(WriteBatch batch, long timeMicroseconds)
    {
        var results = new WriteResult[batch.Writes.Count];
        if (batch.Stream is { } stream)
        {
            _streams.Add((stream, stream.Mark()));
        }
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Plan(batch.Writes[i], batch.Stream, timeMicroseconds);
        }
        return results;
    }

    private WriteResult Plan(PreparedWrite write, BulkStream? stream, long timeMicroseconds)
    {
        if (stream is null)
        {
            return Decide(write, string.Empty, timeMicroseconds);
        }
        if (stream.Blocked is { } blocked)
        {
            return Failed(write, blocked);
        }
        if (write.OpId <= 0)
        {
            // Never a repetition: its number says nothing, so what it carries must not pass for done.
            stream.CountFailure();
            return Failed(write, ServiceError.Invalid("op_id", "must be greater than 0"));
        }
        if (write.OpId <= stream.LastOpId)
        {
            return Answer(write, WriteOutcome.Unchanged, default);
        }
        WriteResult result = Decide(write, stream.StreamId, timeMicroseconds);
        stream.LastOpId = write.OpId;
        if (result.Outcome == WriteOutcome.Failed)
        {
            stream.CountFailure();
        }
        return result;
    }

    private WriteResult Decide(PreparedWrite write, string streamId, long timeMicroseconds)
    {
        if (write.Refusal is { } refusal)
        {
            return Failed(write, refusal);
        }
        DocumentState before = _pending.TryGetValue(write.Id, out LiveVersion? pending)
            ? pending.State
            : finder.Find(write.Id);
        if (write.Condition.Check(before) is { } reason)
        {
            return Answer(write, WriteOutcome.Conflict, before) with
            {
                Error = new ServiceError
                {
                    Code = ErrorCode.Aborted,
                    Reason = ErrorReasons.ConditionFailed,
                    Message = $"the condition on \"{write.Id}\" does not hold: {reason}",
                },
            };
        }
        bool isDelete = write.IsDelete;
        long? external = write.Condition.External;
        if (isDelete && !before.Exists && external is null)
        {
            return Answer(write, WriteOutcome.Unchanged, default);
        }
        if (external is null && before.Version == long.MaxValue && !isDelete)
        {
            return Failed(write, VersionsUsedUp(write.Id));
        }
        long next = before.Version == long.MaxValue ? before.Version : before.Version + 1;
        PlannedWrite planned = Log(write, before, external ?? next, streamId, timeMicroseconds);
        WriteOutcome outcome = (isDelete, before.Exists) switch
        {
            (true, true) => WriteOutcome.Deleted,
            // Nothing to delete, but the version is noted: a late write of an older one must not bring the document
            // back.
            (true, false) => WriteOutcome.Unchanged,
            (false, true) => WriteOutcome.Updated,
            _ => WriteOutcome.Created,
        };
        return Answer(write, outcome, planned.After.State);
    }

    private PlannedWrite Log(
        PreparedWrite write, DocumentState before, long version, string streamId, long timeMicroseconds)
    {
        var record = new LogRecord
        {
            Sequence = ++_sequence,
            Operation = write.IsDelete ? LogOperation.Delete : LogOperation.Write,
            Id = write.Id,
            Version = version,
            TimeMicroseconds = timeMicroseconds,
            StreamId = streamId,
            OpId = write.OpId,
            EncodedFields = write.Fields,
        };
        parts.Log.Add(record);
        var planned = new PlannedWrite(write, record, before);
        Planned.Add(planned);
        _pending[write.Id] = planned.After;
        return planned;
    }

    private static ServiceError VersionsUsedUp(string id) => new()
    {
        Code = ErrorCode.FailedPrecondition,
        Reason = ErrorReasons.VersionsUsedUp,
        Message = FormattableString.Invariant(
            $"\"{id}\" was given the greatest version there is, {long.MaxValue}: no write can come after it"),
    };

    private static WriteResult Failed(PreparedWrite write, ServiceError error) =>
        Answer(write, WriteOutcome.Failed, default) with { Error = error };

    private static WriteResult Answer(PreparedWrite write, WriteOutcome outcome, DocumentState state) => new()
    {
        Id = write.Id,
        OpId = write.OpId,
        Outcome = outcome,
        Sequence = state.Sequence,
        Version = state.Version,
    };
}
