using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Steps through the documents that have a value after an update: those that had one and were not met by a removal, and those that were
/// given one.
/// </summary>
internal sealed class UpdateCursor<T> : ForwardCursor
    where T : DocIdSetIterator
{
    private readonly T? _old;
    private readonly int[] _docs;
    private readonly DocValuesUpdate[] _updates;
    private int _oldDoc = -1;
    private int _next;

    /// <summary>Creates a cursor before the first document.</summary>
    /// <param name="old">The values before the update, or null for none.</param>
    /// <param name="updates">The updated documents.</param>
    public UpdateCursor(T? old, IReadOnlyDictionary<int, DocValuesUpdate> updates)
    {
        _old = old;
        _docs = [.. updates.Keys];
        _updates = [.. updates.Values];
        Array.Sort(_docs, _updates);
        Cost = (old?.Cost ?? 0) + _docs.Length;
    }

    /// <summary>Upper bound of the number of documents.</summary>
    public long Cost { get; }

    /// <summary>The change that the current value comes from; null when it is the old value.</summary>
    public DocValueChange? Change { get; private set; }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        int oldDoc = PastOld(DocId);
        while (_next < _docs.Length && _docs[_next] <= oldDoc)
        {
            int doc = _docs[_next];
            DocValueChange change = _updates[_next++].Change;
            if (!change.IsRemoval)
            {
                Change = change;
                DocId = doc;
                return doc;
            }
            oldDoc = PastOld(doc);
        }
        Change = null;
        DocId = oldDoc;
        return oldDoc;
    }

    // The first document after another one that had a value before.
    private int PastOld(int doc)
    {
        while (_oldDoc <= doc)
        {
            _oldDoc = _old?.NextDoc() ?? DocIdSetIterator.NoMoreDocs;
        }
        return _oldDoc;
    }
}
