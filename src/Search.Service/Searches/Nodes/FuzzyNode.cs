namespace Search.Service;

/// <summary>Words within an edit distance of a word.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The word.</param>
public sealed record FuzzyNode(string Field, string Value) : QueryNode
{
    /// <summary>The greatest distance; null for the default.</summary>
    public int? MaxEdits { get; init; }

    /// <summary>Characters at the beginning that must be equal.</summary>
    public int PrefixLength { get; init; }

    /// <summary>Most words that count; 0 for the default.</summary>
    public int MaxExpansions { get; init; }

    /// <inheritdoc/>
    protected override string Describe() => FormattableString.Invariant(
        $"fuzzy({Quote(Field)},{Quote(Value)},{MaxEdits},{PrefixLength},{MaxExpansions})");
}
