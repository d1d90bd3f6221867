using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Any of several queries, one for each thing asked for; documents that answer more of them score more. With the sum s
/// of the matching clauses' scores, m of n clauses matching and a share c of the pairs of clauses close together:
/// <c>score = s * (1 + (MaxMultiplier - 1) * (m - 1) / (n - 1)) * (1 + MaxProximityBonus * c)</c>.
/// Both factors have a stated cap, and every bound is multiplied by them.
/// </summary>
public sealed class CoordinationQuery : Query
{
    private readonly Query[] _clauses;

    /// <summary>Creates the query.</summary>
    public CoordinationQuery(IEnumerable<Query> clauses)
    {
        _clauses = [.. clauses];
        if (_clauses.Length > BooleanQuery.MaxClauseCount)
        {
            throw new ArgumentException(
                $"{_clauses.Length} clauses; at most {BooleanQuery.MaxClauseCount} are allowed", nameof(clauses));
        }
    }

    /// <summary>The clauses.</summary>
    public IReadOnlyList<Query> Clauses => _clauses;

    /// <summary>Factor on the score when every clause matches; 1 for none. The cap.</summary>
    public float MaxMultiplier { get; init; } = 1.5f;

    /// <summary>Added to the factor when all pairs of clauses are close together; 0 for none. The cap.</summary>
    public float MaxProximityBonus { get; init; } = 0.2f;

    /// <summary>Two clauses are close when they begin at most that many positions apart in one field.</summary>
    public int ProximityDistance { get; init; } = 20;

    /// <summary>How many clauses must match at least.</summary>
    public int MinimumShouldMatch { get; init; } = 1;

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        if (_clauses.Length == 0)
        {
            return new MatchNoDocsQuery("empty CoordinationQuery");
        }
        if (_clauses.Length == 1)
        {
            return _clauses[0];
        }
        Query[] rewritten = [.. _clauses.Select(c => c.Rewrite(reader))];
        return rewritten.Zip(_clauses).All(p => ReferenceEquals(p.First, p.Second)) ? this : With(rewritten);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new CoordinationWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        foreach (Query clause in _clauses)
        {
            clause.Visit(visitor);
        }
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        $"coord({string.Join(' ', _clauses.Select(c => c.ToString(defaultField)))})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is CoordinationQuery other
        && other.MaxMultiplier.Equals(MaxMultiplier)
        && other.MaxProximityBonus.Equals(MaxProximityBonus)
        && other.ProximityDistance == ProximityDistance
        && other.MinimumShouldMatch == MinimumShouldMatch
        && other._clauses.SequenceEqual(_clauses);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(nameof(CoordinationQuery), _clauses.Length, MaxMultiplier, MaxProximityBonus);

    /// <summary>The factor for a number of matching clauses.</summary>
    internal double Multiplier(int matching) => _clauses.Length < 2
        ? 1
        : 1 + ((MaxMultiplier - 1.0) * (matching - 1) / (_clauses.Length - 1));

    private CoordinationQuery With(Query[] clauses) => new(clauses)
    {
        MaxMultiplier = MaxMultiplier,
        MaxProximityBonus = MaxProximityBonus,
        ProximityDistance = ProximityDistance,
        MinimumShouldMatch = MinimumShouldMatch,
    };
}
