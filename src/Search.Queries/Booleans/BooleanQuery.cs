using System.Globalization;
using System.Text;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A combination of clauses; the score is the sum of the scored clauses that match.</summary>
public sealed class BooleanQuery : Query
{
    /// <summary>Most clauses of one query.</summary>
    public const int MaxClauseCount = 1024;

    private readonly BooleanClause[] _clauses;

    /// <summary>Creates a query.</summary>
    /// <param name="clauses">The clauses; their order shows only in <see cref="Query.ToString()"/>.</param>
    /// <param name="minimumShouldMatch">How many of the SHOULD clauses must match at least.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxClauseCount"/> clauses.</exception>
    public BooleanQuery(IEnumerable<BooleanClause> clauses, int minimumShouldMatch = 0)
    {
        _clauses = [.. clauses];
        if (_clauses.Length > MaxClauseCount)
        {
            throw new ArgumentException(
                $"{_clauses.Length} clauses; at most {MaxClauseCount} are allowed", nameof(clauses));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(minimumShouldMatch);
        MinimumShouldMatch = minimumShouldMatch;
    }

    /// <summary>The clauses.</summary>
    public IReadOnlyList<BooleanClause> Clauses => _clauses;

    /// <summary>How many of the SHOULD clauses must match at least.</summary>
    public int MinimumShouldMatch { get; }

    /// <summary>All clauses are SHOULD and one is enough.</summary>
    internal bool IsPureDisjunction =>
        MinimumShouldMatch <= 1 && _clauses.All(c => c.Occur == Occur.Should);

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader) => BooleanRewriter.Rewrite(this, reader);

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new BooleanWeight(this, searcher, mode, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        foreach (BooleanClause clause in _clauses)
        {
            if (clause.Occur != Occur.MustNot)
            {
                clause.Query.Visit(visitor);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        var text = new StringBuilder();
        foreach (BooleanClause clause in _clauses)
        {
            text.Append(text.Length > 0 ? " " : string.Empty).Append(Sign(clause.Occur));
            string inner = clause.Query.ToString(defaultField);
            text.Append(clause.Query is BooleanQuery ? $"({inner})" : inner);
        }
        return MinimumShouldMatch > 0
            ? $"({text})~{MinimumShouldMatch.ToString(CultureInfo.InvariantCulture)}"
            : text.ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is BooleanQuery other
        && other.MinimumShouldMatch == MinimumShouldMatch
        && other._clauses.Length == _clauses.Length
        && other.GetHashCode() == GetHashCode()
        && SameClauses(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int sum = MinimumShouldMatch;
        foreach (BooleanClause clause in _clauses)
        {
            sum += HashCode.Combine(clause.Query, clause.Occur);
        }
        return HashCode.Combine(nameof(BooleanQuery), sum);
    }

    private static string Sign(Occur occur) => occur switch
    {
        Occur.Must => "+",
        Occur.Filter => "#",
        Occur.MustNot => "-",
        _ => string.Empty,
    };

    /// <summary>The same clauses as a bag: order does not count, repetitions do.</summary>
    private bool SameClauses(BooleanQuery other)
    {
        var left = new Dictionary<BooleanClause, int>();
        foreach (BooleanClause clause in _clauses)
        {
            left[clause] = left.GetValueOrDefault(clause) + 1;
        }
        foreach (BooleanClause clause in other._clauses)
        {
            if (!left.TryGetValue(clause, out int count) || count == 0)
            {
                return false;
            }
            left[clause] = count - 1;
        }
        return true;
    }
}
