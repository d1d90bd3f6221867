namespace Search.Service;

/// <summary>Words in order in a text field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The words.</param>
/// <param name="Slop">How many moves they may be away from the exact phrase.</param>
public sealed record PhraseNode(string Field, string Text, int Slop) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => FormattableString.Invariant($"phrase({Quote(Field)},{Quote(Text)},{Slop})");
}
