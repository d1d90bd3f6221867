using Search.Codecs;

namespace Search.Indexing;

/// <summary>Steps through an ascending list of documents, keeping the index in the list.</summary>
internal struct DocCursor(GrowableList<int> docs)
{
    private readonly GrowableList<int> _docs = docs;

    /// <summary>Index of the current document in the list.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The current document.</summary>
    public int DocId { get; private set; } = -1;

    public int NextDoc()
    {
        Index++;
        DocId = Index < _docs.Count ? _docs[Index] : DocIdSetIterator.NoMoreDocs;
        return DocId;
    }

    public int Advance(int target)
    {
        int index = Index + 1;
        ReadOnlySpan<int> span = _docs.Span;
        int found = index >= span.Length ? ~0 : span[index..].BinarySearch(target);
        Index = index + (found < 0 ? ~found : found);
        DocId = Index < span.Length ? span[Index] : DocIdSetIterator.NoMoreDocs;
        return DocId;
    }

    /// <summary>Positions on a document at or after the current one; whether it is in the list.</summary>
    public bool AdvanceExact(int target)
    {
        if (DocId < target)
        {
            Advance(target);
        }
        return DocId == target;
    }
}
