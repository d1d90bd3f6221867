namespace Search.Service;

/// <summary>Every document.</summary>
public sealed record MatchAllNode : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => "all()";
}
