using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The matches of another query that a <see cref="MatchCheck"/> accepts, with their scores. The check runs as the second
/// step of matching, so totals, counts and filters see only what it accepted.
/// </summary>
public sealed class CheckedQuery : Query
{
    /// <summary>Creates the query.</summary>
    public CheckedQuery(Query inner, MatchCheck check)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(check);
        Inner = inner;
        Check = check;
    }

    /// <summary>The query whose matches are looked at again.</summary>
    public Query Inner { get; }

    /// <summary>The second look.</summary>
    public MatchCheck Check { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        Query inner = Inner.Rewrite(reader);
        return inner is MatchNoDocsQuery ? inner
            : ReferenceEquals(inner, Inner) ? this
            : new CheckedQuery(inner, Check);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new CheckedWeight(this, Inner.CreateWeight(searcher, mode, boost));

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        Inner.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"checked({Inner.ToString(defaultField)})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is CheckedQuery other && other.Inner.Equals(Inner) && other.Check.Equals(Check);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(CheckedQuery), Inner, Check);
}
