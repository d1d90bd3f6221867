using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// What is searched for: immutable, comparable by value, independent of any index. A search rewrites it against a
/// reader until nothing changes, makes a <see cref="Weight"/> of it (statistics of the whole reader), and from that a
/// scorer for each leaf.
/// </summary>
public abstract class Query
{
    /// <summary>A simpler query with the same hits and scores on that reader, or this one.</summary>
    public virtual Query Rewrite(IndexReader reader) => this;

    /// <summary>Binds the query to a searcher's statistics.</summary>
    /// <param name="searcher">Source of statistics and similarity.</param>
    /// <param name="mode">Whether scores are wanted.</param>
    /// <param name="boost">Factor on the scores, from the queries around this one.</param>
    public abstract Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost);

    /// <summary>Shows the query to <paramref name="visitor"/>, then its positive parts; excluded parts are not
    /// shown.</summary>
    public virtual void Visit(Action<Query> visitor) => visitor(this);

    /// <summary>The query in Lucene's notation, leaving out the name of the default field.</summary>
    public abstract string ToString(string defaultField);

    /// <inheritdoc/>
    public sealed override string ToString() => ToString(string.Empty);

    /// <inheritdoc/>
    public abstract override bool Equals(object? obj);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}
