namespace Search.Indexing;

/// <summary>
/// Orders all operations of a writer by sequence numbers and keeps the deletions, and the updates of doc values, that segments still
/// have to see. A document dies by a deletion with a greater number; an update is one number for both its halves, so it never kills its
/// own document.
/// </summary>
/// <remarks>
/// The open packet takes new deletions; frozen ones are immutable and stay until every in-memory segment that held documents at
/// the time is on disk (<see cref="DropUpTo"/>). Thread-safe.
/// </remarks>
internal sealed class DeleteQueue
{
    private readonly object _gate = new();
    private readonly List<DeletePacket> _frozen = [];
    private DeletePacket _open = new();
    private long _sequence;
    private long _cut;
    private long _epoch;

    /// <summary>Number of full flushes begun.</summary>
    public long Epoch
    {
        get
        {
            lock (_gate)
            {
                return _epoch;
            }
        }
    }

    /// <summary>Bytes held.</summary>
    public long RamBytes
    {
        get
        {
            lock (_gate)
            {
                long sum = _open.RamBytes;
                foreach (DeletePacket packet in _frozen)
                {
                    sum += packet.RamBytes;
                }
                return sum;
            }
        }
    }

    /// <summary>The last sequence number given.</summary>
    public long LastSequence
    {
        get
        {
            lock (_gate)
            {
                return _sequence;
            }
        }
    }

    /// <summary>Orders a deletion; returns its number.</summary>
    public long Delete(Term term)
    {
        lock (_gate)
        {
            _open.Add(term, ++_sequence);
            return _sequence;
        }
    }

    /// <summary>Orders changes of doc values, which are one operation; returns its number.</summary>
    public long Update(Term term, IReadOnlyList<DocValueChange> changes)
    {
        lock (_gate)
        {
            _sequence++;
            foreach (DocValueChange change in changes)
            {
                _open.Add(new DocValuesUpdate(term, change, _sequence));
            }
            return _sequence;
        }
    }

    /// <summary>Orders a document that is ready, with the deletion that makes it an update; returns its number.</summary>
    public long Add(Term? deletes, DocumentsWriterPerThread writer)
    {
        lock (_gate)
        {
            long sequence = ++_sequence;
            if (deletes is not null)
            {
                _open.Add(deletes, sequence);
            }
            writer.FinishDocument(sequence);
            return sequence;
        }
    }

    /// <summary>Closes the open packet; returns all frozen ones and the number up to which they hold every deletion.</summary>
    /// <param name="isFullFlush">Begins a full flush: segments made from now on lie after the cut.</param>
    public (DeletePacket[] Packets, long Sequence) Freeze(bool isFullFlush)
    {
        lock (_gate)
        {
            if (!_open.IsEmpty)
            {
                _frozen.Add(_open);
                _open = new DeletePacket();
            }
            _cut = _sequence;
            if (isFullFlush)
            {
                _epoch++;
            }
            return ([.. _frozen], _cut);
        }
    }

    /// <summary>Forgets frozen packets whose deletions all have numbers up to <paramref name="sequence"/>.</summary>
    public void DropUpTo(long sequence)
    {
        lock (_gate)
        {
            _frozen.RemoveAll(p => p.LastSequence <= sequence);
        }
    }

    /// <summary>
    /// Finds the terms of in-memory fields that are deleted or updated; returns the number up to which operations were seen. A segment
    /// from before the cut of a full flush sees nothing from after it: the two halves of an update must not be seen apart.
    /// </summary>
    public long Resolve(long epoch, IReadOnlyDictionary<string, TermsHash> fields, ResolvedChanges found)
    {
        lock (_gate)
        {
            foreach (DeletePacket packet in _frozen)
            {
                Resolve(packet, fields, found);
            }
            if (epoch < _epoch)
            {
                return _cut;
            }
            Resolve(_open, fields, found);
            return _sequence;
        }
    }

    private static void Resolve(
        DeletePacket packet, IReadOnlyDictionary<string, TermsHash> fields, ResolvedChanges found)
    {
        foreach (KeyValuePair<string, FieldDeletes> pair in packet.Fields)
        {
            if (!fields.TryGetValue(pair.Key, out TermsHash? terms))
            {
                continue;
            }
            ReadOnlySpan<long> sequences = pair.Value.Sequences;
            for (int i = 0; i < sequences.Length; i++)
            {
                int id = terms.Find(pair.Value.Terms[i]);
                if (id >= 0)
                {
                    found.Delete(pair.Key, id, sequences[i]);
                }
            }
        }
        foreach (DocValuesUpdate update in packet.Updates.All)
        {
            string field = update.Term.Field;
            int id = fields.TryGetValue(field, out TermsHash? terms) ? terms.Find(update.Term.Bytes) : -1;
            if (id >= 0)
            {
                found.Update(field, id, update);
            }
        }
    }
}
