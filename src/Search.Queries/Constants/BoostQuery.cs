using Search.Indexing;

namespace Search.Queries;

/// <summary>Another query with its scores multiplied.</summary>
public sealed class BoostQuery : Query
{
    /// <summary>Creates the query; the boost must be finite and not negative.</summary>
    public BoostQuery(Query inner, float boost)
    {
        if (!float.IsFinite(boost) || boost < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "must be finite and not negative");
        }
        Inner = inner;
        Boost = boost;
    }

    /// <summary>The boosted query.</summary>
    public Query Inner { get; }

    /// <summary>The factor.</summary>
    public float Boost { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        Query inner = Inner.Rewrite(reader);
        if (Boost == 1f || inner is MatchNoDocsQuery)
        {
            return inner;
        }
        if (inner is BoostQuery nested)
        {
            return new BoostQuery(nested.Inner, Boost * nested.Boost);
        }
        if (Boost == 0f && inner is not ConstantScoreQuery)
        {
            return new BoostQuery(new ConstantScoreQuery(inner), 0);
        }
        return ReferenceEquals(inner, Inner) ? this : new BoostQuery(inner, Boost);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        Inner.CreateWeight(searcher, mode, Boost * boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        Inner.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        $"({Inner.ToString(defaultField)})^{JavaFloat.Format(Boost)}";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is BoostQuery other && other.Boost.Equals(Boost) && other.Inner.Equals(Inner);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(BoostQuery), Boost, Inner);
}
