using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Brings logged writes into the segments again: some at a time, analysed and inverted in parallel, those of one id by one worker, in
/// order. For one thread.
/// </summary>
internal sealed class ReplayedWrites(IndexWriter writer, DocumentMapper mapper, WorkerPool workers)
{
    // As much as keeps the workers busy, and little memory beside the segments'.
    private const int MaxWaiting = 2048;
    private const long MaxWaitingBytes = 8 << 20;

    private readonly List<LogRecord> _waiting = [];
    private readonly List<(LogRecord Record, string Reason)> _faults = [];
    private readonly object _gate = new();
    private long _waitingBytes;

    /// <summary>Takes a write or a delete; false when <see cref="Apply"/> is due.</summary>
    public bool Add(LogRecord record)
    {
        _waiting.Add(record);
        _waitingBytes += record.EncodedFields?.Length ?? 0;
        return _waiting.Count < MaxWaiting && _waitingBytes < MaxWaitingBytes;
    }

    /// <summary>Applies what was taken; gives the writes that could not be applied, in order, with the reason.</summary>
    public IReadOnlyList<(LogRecord Record, string Reason)> Apply()
    {
        _faults.Clear();
        int parts = Math.Min(workers.Degree, _waiting.Count);
        workers.ForEach(parts, part =>
        {
            foreach (LogRecord record in _waiting)
            {
                if ((uint)StringComparer.Ordinal.GetHashCode(record.Id) % (uint)parts == (uint)part)
                {
                    ApplyOne(record);
                }
            }
        });
        _waiting.Clear();
        _waitingBytes = 0;
        _faults.Sort((a, b) => a.Record.Sequence.CompareTo(b.Record.Sequence));
        return _faults;
    }

    private void ApplyOne(LogRecord record)
    {
        var term = new Term(SystemFields.Id, record.Id);
        if (record.EncodedFields is not { } fields)
        {
            writer.DeleteDocuments(term);
            return;
        }
        try
        {
            var document = new Document { Id = record.Id, Fields = ValueCodec.Decode(fields) };
            IndexDocument mapped = mapper.Map(document, fields, out _, out _);
            DocumentMapper.AddNumbers(mapped, record.Sequence, record.Version);
            writer.UpdateDocument(term, mapped);
        }
        catch (Exception e) when (RecordFault.IsOfDocument(e) && writer.IsOpen)
        {
            lock (_gate)
            {
                _faults.Add((record, e.Message));
            }
        }
    }
}
