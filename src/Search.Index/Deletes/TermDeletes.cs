namespace Search.Indexing;

/// <summary>
/// Deletions of one field resolved against an in-memory segment: a document of a deleted term dies when it was added before the
/// deletion.
/// </summary>
internal sealed class TermDeletes(Dictionary<int, long> sequenceOfTerm, GrowableList<long> sequenceOfDoc, ulong[] dead)
{
    private long _sequence;

    /// <summary>Begins a term; whether it is deleted at all.</summary>
    public bool StartTerm(int term) => sequenceOfTerm.TryGetValue(term, out _sequence);

    /// <summary>A document of the current term.</summary>
    public void Visit(int doc)
    {
        if (sequenceOfDoc[doc] < _sequence)
        {
            dead[doc >> 6] |= 1UL << (doc & 63);
        }
    }
}
