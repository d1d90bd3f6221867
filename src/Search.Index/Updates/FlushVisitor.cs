namespace Search.Indexing;

/// <summary>
/// Meets the documents of deleted and updated terms while a segment is flushed: a document is changed by what came after it was added.
/// </summary>
internal sealed class FlushVisitor(TermChanges terms, GrowableList<long> sequenceOfDoc, SegmentChanges found)
{
    private long _deletedAt;
    private IReadOnlyList<DocValuesUpdate> _updates = [];

    /// <summary>Begins a term; whether anything happens to its documents.</summary>
    public bool StartTerm(int term)
    {
        _deletedAt = terms.DeletedAt(term);
        _updates = terms.UpdatesOf(term);
        return _deletedAt > 0 || _updates.Count > 0;
    }

    /// <summary>A document of the current term.</summary>
    public void Visit(int doc)
    {
        long added = sequenceOfDoc[doc];
        if (added < _deletedAt)
        {
            found.Delete(doc);
        }
        foreach (DocValuesUpdate update in _updates)
        {
            if (added < update.Sequence)
            {
                found.Updates.Add(doc, update);
            }
        }
    }
}
