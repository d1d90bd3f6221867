namespace Search.Service;

/// <summary>Free text over the text fields, with names and phrasings expanded.</summary>
/// <param name="Text">The text.</param>
public sealed record TextNode(string Text) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"text({Quote(Text)})";
}
