namespace Search.Variants.Tests.Cases;

/// <summary>A document of a case file or of the sample news.</summary>
internal sealed record CaseDocument(string Id, string Title, string Body, string? Source, DateOnly? Date)
{
    /// <summary>The event that a sample article belongs to; null for the documents of a case file.</summary>
    public string? Event { get; init; }

    /// <summary>True when the article shares words or actors with its event, but tells something else.</summary>
    public bool IsNearMiss { get; init; }
}
