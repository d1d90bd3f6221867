namespace Search.Service;

/// <summary>Documents about what a text or another document is about.</summary>
/// <param name="Field">The text field.</param>
public sealed record MoreLikeThisNode(string Field) : QueryNode
{
    /// <summary>The text, or null when a document is given.</summary>
    public string? Text { get; init; }

    /// <summary>The id of a document, or null when a text is given.</summary>
    public string? Id { get; init; }

    /// <summary>Least frequency in the text; null for the default.</summary>
    public int? MinTermFreq { get; init; }

    /// <summary>Least document frequency; null for the default.</summary>
    public int? MinDocFreq { get; init; }

    /// <summary>Greatest share of the documents; null for the default.</summary>
    public float? MaxDocShare { get; init; }

    /// <summary>Most words; 0 for the default.</summary>
    public int MaxQueryTerms { get; init; }

    /// <summary>Share of the words that must match; null for the default.</summary>
    public float? ShareToMatch { get; init; }

    /// <inheritdoc/>
    protected override string Describe() => FormattableString.Invariant(
        $"like({Quote(Field)},{Quote(Text ?? string.Empty)},{Quote(Id ?? string.Empty)},{MinTermFreq},{MinDocFreq},")
        + FormattableString.Invariant($"{MaxDocShare},{MaxQueryTerms},{ShareToMatch})");
}
