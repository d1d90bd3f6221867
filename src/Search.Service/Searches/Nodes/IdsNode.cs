namespace Search.Service;

/// <summary>Documents by id.</summary>
/// <param name="Ids">The ids.</param>
public sealed record IdsNode(IReadOnlyList<string> Ids) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"ids({string.Join(",", Ids.Select(Quote))})";
}
