using Search.Indexing;

namespace Search.Queries;

/// <summary>A query bound to the statistics of one reader. Thread-safe; the scorers it makes are not.</summary>
public abstract class Weight
{
    /// <summary>A weight of a query.</summary>
    protected Weight(Query query) => Query = query;

    /// <summary>The query.</summary>
    public Query Query { get; }

    /// <summary>A document-at-a-time scorer, or null when no document of the leaf can match.</summary>
    public abstract Scorer? GetScorer(LeafReaderContext leaf);

    /// <summary>A scorer that works through ranges of documents at once, or null when no document of the leaf can
    /// match.</summary>
    public virtual BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        Scorer? scorer = GetScorer(leaf);
        return scorer is null ? null : new DefaultBulkScorer(scorer);
    }

    /// <summary>Number of live matching documents when it is known without a search, else -1.</summary>
    public virtual int Count(LeafReaderContext leaf) => -1;

    /// <summary>How the score of a document comes about.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="doc">The document's id in the leaf.</param>
    public abstract Explanation Explain(LeafReaderContext leaf, int doc);

    /// <summary>
    /// Adds where the query matched in a document: one entry an occurrence. Queries over doc values add nothing.
    /// </summary>
    /// <returns>Whether the document matches.</returns>
    public virtual bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        Scorer? scorer = GetScorer(leaf);
        return scorer is not null && scorer.Advance(doc) == doc;
    }

    /// <summary>A reader of occurrences in a leaf, or null when the query has none there or no notion of
    /// places.</summary>
    public virtual OccurrenceReader? GetOccurrences(LeafReaderContext leaf) => null;

    /// <summary>The score by the document-at-a-time scorer; false when the document does not match.</summary>
    protected bool TryScore(LeafReaderContext leaf, int doc, out float score)
    {
        Scorer? scorer = GetScorer(leaf);
        score = 0;
        if (scorer is null || scorer.Advance(doc) != doc)
        {
            return false;
        }
        score = scorer.Score();
        return true;
    }
}
