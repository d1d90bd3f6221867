namespace Search.Service;

/// <summary>The best of several alternatives, plus a share of the others.</summary>
/// <param name="Queries">The alternatives.</param>
/// <param name="TieBreaker">The share, 0 to 1.</param>
public sealed record DisMaxNode(IReadOnlyList<QueryNode> Queries, float TieBreaker) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => FormattableString.Invariant($"dismax({List(Queries)},{TieBreaker:R})");
}
