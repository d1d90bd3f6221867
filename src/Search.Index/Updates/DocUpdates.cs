namespace Search.Indexing;

/// <summary>What updates make of the documents of one segment: by field, the last update of each document.</summary>
internal sealed class DocUpdates
{
    private readonly Dictionary<string, Dictionary<int, DocValuesUpdate>> _fields = new(StringComparer.Ordinal);

    /// <summary>True when there is nothing in it.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>The updated fields in order of their names.</summary>
    public IReadOnlyList<string> Fields => [.. _fields.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The last update of each document in a field.</summary>
    public IReadOnlyDictionary<int, DocValuesUpdate> this[string field] => _fields[field];

    /// <summary>An update reaches a document.</summary>
    public void Add(int doc, DocValuesUpdate update)
    {
        string field = update.Change.Field;
        if (!_fields.TryGetValue(field, out Dictionary<int, DocValuesUpdate>? docs))
        {
            docs = [];
            _fields.Add(field, docs);
        }
        if (!docs.TryGetValue(doc, out DocValuesUpdate? before) || before.Sequence <= update.Sequence)
        {
            docs[doc] = update;
        }
    }

    /// <summary>Calls back for each update of each document.</summary>
    public void ForEach(Action<int, DocValuesUpdate> visit)
    {
        foreach (Dictionary<int, DocValuesUpdate> docs in _fields.Values)
        {
            foreach (KeyValuePair<int, DocValuesUpdate> pair in docs)
            {
                visit(pair.Key, pair.Value);
            }
        }
    }
}
