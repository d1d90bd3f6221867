namespace Search.Service;

/// <summary>One exact value of a field; in a text field one analysed word.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value.</param>
public sealed record TermNode(string Field, FieldValue Value) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"term({Quote(Field)},{Typed(Value)})";
}
