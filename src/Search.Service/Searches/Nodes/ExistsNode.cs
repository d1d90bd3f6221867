namespace Search.Service;

/// <summary>Documents that have a value in a field.</summary>
/// <param name="Field">The field.</param>
public sealed record ExistsNode(string Field) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"exists({Quote(Field)})";
}
