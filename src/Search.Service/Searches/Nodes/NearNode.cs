namespace Search.Service;

/// <summary>Words, phrases and names near each other in a text field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Group">What is near each other.</param>
public sealed record NearNode(string Field, NearGroup Group) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"near({Quote(Field)},{Group})";
}
