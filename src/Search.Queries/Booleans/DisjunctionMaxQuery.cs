using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Any of several queries; the score is the highest of those that match plus <see cref="TieBreaker"/> times the sum of
/// the others.
/// </summary>
public sealed class DisjunctionMaxQuery : Query
{
    private readonly Query[] _disjuncts;

    /// <summary>Creates a query.</summary>
    public DisjunctionMaxQuery(IEnumerable<Query> disjuncts, float tieBreaker = 0)
    {
        if (!(tieBreaker >= 0 && tieBreaker <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tieBreaker), tieBreaker, "must be in 0..1");
        }
        _disjuncts = [.. disjuncts];
        TieBreaker = tieBreaker;
    }

    /// <summary>The alternatives.</summary>
    public IReadOnlyList<Query> Disjuncts => _disjuncts;

    /// <summary>Share of the alternatives that are not the best.</summary>
    public float TieBreaker { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        if (_disjuncts.Length == 0)
        {
            return new MatchNoDocsQuery("empty DisjunctionMaxQuery");
        }
        if (_disjuncts.Length == 1)
        {
            return _disjuncts[0];
        }
        if (TieBreaker == 1f)
        {
            return new BooleanQuery(_disjuncts.Select(d => new BooleanClause(d, Occur.Should)));
        }
        Query[] rewritten = [.. _disjuncts.Select(d => d.Rewrite(reader))];
        return rewritten.Zip(_disjuncts).All(p => ReferenceEquals(p.First, p.Second))
            ? this
            : new DisjunctionMaxQuery(rewritten, TieBreaker);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new DisjunctionMaxWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        foreach (Query disjunct in _disjuncts)
        {
            disjunct.Visit(visitor);
        }
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        string inner = string.Join(" | ", _disjuncts.Select(d =>
            d is BooleanQuery ? $"({d.ToString(defaultField)})" : d.ToString(defaultField)));
        return TieBreaker == 0 ? $"({inner})" : $"({inner})~{JavaFloat.Format(TieBreaker)}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is DisjunctionMaxQuery other
        && other.TieBreaker.Equals(TieBreaker)
        && other._disjuncts.SequenceEqual(_disjuncts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(TieBreaker);
        foreach (Query disjunct in _disjuncts)
        {
            hash.Add(disjunct);
        }
        return hash.ToHashCode();
    }
}
