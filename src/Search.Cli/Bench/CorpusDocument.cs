namespace Search.Cli.Bench;

/// <summary>One document of a benchmark corpus.</summary>
internal sealed class CorpusDocument
{
    internal string Id { get; set; } = string.Empty;

    internal string Title { get; set; } = string.Empty;

    internal string Body { get; set; } = string.Empty;
}
