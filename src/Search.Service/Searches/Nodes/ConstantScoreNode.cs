namespace Search.Service;

/// <summary>Another query whose matches all score the boost.</summary>
/// <param name="Query">The query.</param>
public sealed record ConstantScoreNode(QueryNode Query) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"constant({Query})";
}
