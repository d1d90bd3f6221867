namespace Search.Indexing;

/// <summary>Deletions and updates by the terms of one field of an in-memory segment.</summary>
internal sealed class TermChanges
{
    private readonly Dictionary<int, long> _deletes = [];
    private readonly Dictionary<int, List<DocValuesUpdate>> _updates = [];

    /// <summary>Adds a deletion.</summary>
    public void Delete(int term, long sequence) =>
        _deletes[term] = Math.Max(sequence, _deletes.GetValueOrDefault(term));

    /// <summary>Adds an update.</summary>
    public void Update(int term, DocValuesUpdate update)
    {
        if (!_updates.TryGetValue(term, out List<DocValuesUpdate>? ofTerm))
        {
            ofTerm = [];
            _updates.Add(term, ofTerm);
        }
        ofTerm.Add(update);
    }

    /// <summary>Greatest sequence number of the term's deletions; 0 for none.</summary>
    public long DeletedAt(int term) => _deletes.GetValueOrDefault(term);

    /// <summary>The term's updates in no order; empty for none.</summary>
    public IReadOnlyList<DocValuesUpdate> UpdatesOf(int term) => _updates.GetValueOrDefault(term) ?? [];
}
