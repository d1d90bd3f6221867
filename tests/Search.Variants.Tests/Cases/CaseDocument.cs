namespace Search.Variants.Tests.Cases;

/// <summary>A document of a case file or of the sample news.</summary>
internal sealed record CaseDocument(string Id, string Title, string Body, string? Source, DateOnly? Date);
