namespace Search.Queries;

/// <summary>
/// Another query whose scores are multiplied by a function of a numeric doc value. Documents without a value keep their
/// score unless told otherwise.
/// </summary>
public sealed class FunctionScoreQuery : Query
{
    /// <summary>Creates the query.</summary>
    public FunctionScoreQuery(Query inner, string field, ValueFunction function)
    {
        Inner = inner;
        Field = field;
        Function = function;
    }

    /// <summary>The query whose documents match.</summary>
    public Query Inner { get; }

    /// <summary>The field with the values.</summary>
    public string Field { get; }

    /// <summary>The function.</summary>
    public ValueFunction Function { get; }

    /// <summary>The factor of documents without a value, 0 to 1.</summary>
    public double Missing { get; init; } = 1;

    /// <inheritdoc/>
    public override Query Rewrite(Search.Indexing.IndexReader reader)
    {
        Query inner = Inner.Rewrite(reader);
        return inner is MatchNoDocsQuery ? inner
            : ReferenceEquals(inner, Inner) ? this
            : new FunctionScoreQuery(inner, Field, Function) { Missing = Missing };
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        mode == ScoreMode.CompleteNoScores
            ? Inner.CreateWeight(searcher, mode, boost)
            : new FunctionScoreWeight(this, Inner.CreateWeight(searcher, mode, 1), boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        Inner.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        $"FunctionScoreQuery({Inner.ToString(defaultField)}, scored by {Function} of {Field})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is FunctionScoreQuery other
        && other.Field == Field
        && other.Function == Function
        && other.Missing.Equals(Missing)
        && other.Inner.Equals(Inner);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(FunctionScoreQuery), Inner, Field, Function);
}
