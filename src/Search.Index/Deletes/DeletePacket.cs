namespace Search.Indexing;

/// <summary>
/// Deletions by term with the sequence number of the last one of each term: it kills every document of the term with a smaller
/// number; and updates of doc values. Filled by one thread at a time, immutable once frozen.
/// </summary>
internal sealed class DeletePacket
{
    /// <summary>The deletions by field.</summary>
    public Dictionary<string, FieldDeletes> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The updates.</summary>
    public PacketUpdates Updates { get; } = new();

    /// <summary>Greatest sequence number in the packet, 0 when it is empty.</summary>
    public long LastSequence { get; private set; }

    /// <summary>True when there is nothing in it.</summary>
    public bool IsEmpty => LastSequence == 0;

    /// <summary>Bytes held.</summary>
    public long RamBytes
    {
        get
        {
            long sum = Updates.RamBytes;
            foreach (FieldDeletes deletes in Fields.Values)
            {
                sum += deletes.RamBytes;
            }
            return sum;
        }
    }

    /// <summary>Adds a deletion.</summary>
    public void Add(Term term, long sequence)
    {
        if (!Fields.TryGetValue(term.Field, out FieldDeletes? field))
        {
            field = new FieldDeletes();
            Fields.Add(term.Field, field);
        }
        field.Add(term.Bytes, sequence);
        LastSequence = sequence;
    }

    /// <summary>Adds an update.</summary>
    public void Add(DocValuesUpdate update)
    {
        Updates.Add(update);
        LastSequence = update.Sequence;
    }
}
