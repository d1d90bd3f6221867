namespace Search.Service;

/// <summary>Words of a pattern.</summary>
/// <param name="Kind">How the pattern is written.</param>
/// <param name="Field">The field.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record PatternNode(PatternKind Kind, string Field, string Pattern) : QueryNode
{
    /// <inheritdoc/>
    protected override string Describe() => $"pattern({Kind},{Quote(Field)},{Quote(Pattern)})";
}
