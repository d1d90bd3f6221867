using Search.Codecs;

namespace Search.Queries;

/// <summary>
/// Documents that hold any of the terms of a field that a pattern accepts, each with a score of 1. The terms are found
/// by walking the dictionary with an automaton.
/// </summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field) => Field = field;

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return new MultiTermWeight(this, searcher.Plan, mode, boost);
    }

    /// <inheritdoc/>
    public sealed override string ToString(string defaultField) =>
        Field == defaultField ? Pattern : $"{Field}:{Pattern}";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is MultiTermQuery other
        && other.GetType() == GetType()
        && other.Field == Field
        && other.Pattern == Pattern;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), Field, Pattern);

    /// <summary>The pattern in Lucene's notation.</summary>
    private protected abstract string Pattern { get; }

    /// <summary>The accepted terms of a leaf.</summary>
    internal abstract TermIntersection GetTerms(Terms terms);
}
