using Search.Codecs;

namespace Search.Indexing;

/// <summary>Steps through the live documents that the sources of a merge have values for, in the merged segment's numbers.</summary>
internal sealed class MergeCursor<T>(IReadOnlyList<(MergeSource Source, T? Values)> sources)
    where T : DocIdSetIterator
{
    /// <summary>Index of the current document's source.</summary>
    public int Index { get; private set; }

    /// <summary>The current document's values.</summary>
    public T Current => sources[Index].Values
        ?? throw new InvalidOperationException("the iterator is not on a document");

    /// <summary>The current document.</summary>
    public int DocId { get; private set; } = -1;

    /// <summary>Upper bound of the number of documents.</summary>
    public long Cost
    {
        get
        {
            long sum = 0;
            foreach ((MergeSource _, T? values) in sources)
            {
                sum += values?.Cost ?? 0;
            }
            return sum;
        }
    }

    public int NextDoc()
    {
        while (Index < sources.Count)
        {
            (MergeSource source, T? values) = sources[Index];
            int doc;
            while (values is not null && (doc = values.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                int mapped = source.Map(doc);
                if (mapped >= 0)
                {
                    DocId = mapped;
                    return mapped;
                }
            }
            Index++;
        }
        DocId = DocIdSetIterator.NoMoreDocs;
        return DocId;
    }

    public int Advance(int target)
    {
        int doc;
        do
        {
            doc = NextDoc();
        }
        while (doc < target);
        return doc;
    }

    /// <summary>Positions on a document at or after the current one; whether it has values.</summary>
    public bool AdvanceExact(int target)
    {
        if (DocId < target)
        {
            Advance(target);
        }
        return DocId == target;
    }
}
