namespace Search.Service;

/// <summary>How to highlight.</summary>
public sealed record HighlightRequest
{
    /// <summary>The text fields; empty means all.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Passages a field.</summary>
    public int MaxPassages { get; init; } = 3;

    /// <summary>About how many characters a passage has.</summary>
    public int PassageCharacters { get; init; } = 160;

    /// <summary>Goes before a match.</summary>
    public string PreTag { get; init; } = "<em>";

    /// <summary>Goes after a match.</summary>
    public string PostTag { get; init; } = "</em>";
}
