using Search.Codecs;

namespace Search.Indexing;

/// <summary>Steps through the live documents that the sources of a merge have values for, in the merged segment's numbers.</summary>
internal sealed class MergeCursor<T>(IReadOnlyList<(MergeSource Source, T? Values)> sources) : ForwardCursor
    where T : DocIdSetIterator
{
    /// <summary>Index of the current document's source.</summary>
    public int Index { get; private set; }

    /// <summary>The current document's values.</summary>
    public T Current => sources[Index].Values
        ?? throw new InvalidOperationException("the iterator is not on a document");

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

    /// <inheritdoc/>
    public override int NextDoc()
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
}
