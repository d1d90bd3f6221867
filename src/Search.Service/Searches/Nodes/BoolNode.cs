namespace Search.Service;

/// <summary>A combination of clauses.</summary>
public sealed record BoolNode : QueryNode
{
    /// <summary>All must match and score.</summary>
    public IReadOnlyList<QueryNode> Must { get; init; } = [];

    /// <summary>Each that matches scores.</summary>
    public IReadOnlyList<QueryNode> Should { get; init; } = [];

    /// <summary>None may match.</summary>
    public IReadOnlyList<QueryNode> MustNot { get; init; } = [];

    /// <summary>All must match, without scoring.</summary>
    public IReadOnlyList<QueryNode> Filter { get; init; } = [];

    /// <summary>How many of <see cref="Should"/> must match.</summary>
    public int MinShould { get; init; }

    /// <inheritdoc/>
    protected override string Describe() => FormattableString.Invariant(
        $"bool({List(Must)},{List(Should)},{List(MustNot)},{List(Filter)},{MinShould})");
}
