namespace Search.Queries;

/// <summary>How passages are cut and marked.</summary>
public sealed record HighlightOptions
{
    /// <summary>The defaults.</summary>
    public static HighlightOptions Default { get; } = new();

    /// <summary>Most passages.</summary>
    public int MaxPassages { get; init; } = 3;

    /// <summary>Most UTF-16 units of text in a passage, marks and ellipses not counted.</summary>
    public int MaxLength { get; init; } = 240;

    /// <summary>Put before each find.</summary>
    public string PreTag { get; init; } = "<em>";

    /// <summary>Put after each find.</summary>
    public string PostTag { get; init; } = "</em>";

    /// <summary>Put where a sentence is cut.</summary>
    public string Ellipsis { get; init; } = "\u2026";

    /// <summary>Escape <c>&amp; &lt; &gt; "</c> and <c>'</c> of the text for HTML.</summary>
    public bool EscapeHtml { get; init; }

    /// <summary>Give the beginning of the text when nothing was found.</summary>
    public bool LeadWhenEmpty { get; init; }
}
