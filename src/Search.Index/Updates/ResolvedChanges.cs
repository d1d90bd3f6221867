namespace Search.Indexing;

/// <summary>
/// Deletions and updates resolved against the terms of an in-memory segment: by field and number of the term, the last deletion and all
/// updates.
/// </summary>
internal sealed class ResolvedChanges
{
    private readonly Dictionary<string, TermChanges> _fields = new(StringComparer.Ordinal);

    /// <summary>The changes by terms of a field, or null.</summary>
    public TermChanges? Of(string field) => _fields.GetValueOrDefault(field);

    /// <summary>Adds a deletion.</summary>
    public void Delete(string field, int term, long sequence) => For(field).Delete(term, sequence);

    /// <summary>Adds an update.</summary>
    public void Update(string field, int term, DocValuesUpdate update) => For(field).Update(term, update);

    private TermChanges For(string field)
    {
        if (!_fields.TryGetValue(field, out TermChanges? changes))
        {
            changes = new TermChanges();
            _fields.Add(field, changes);
        }
        return changes;
    }
}
