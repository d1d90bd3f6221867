namespace Search.Service;

/// <summary>What a source file holds.</summary>
public enum SourceFormat
{
    /// <summary>One article: title line, dates, body.</summary>
    ArticleText,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Comma-separated values with a header row.</summary>
    Csv,
}
