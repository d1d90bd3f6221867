namespace Search.Variants.Tests.Cases;

/// <summary>A query of a case file with what must come of it.</summary>
internal sealed class CaseQuery
{
    public required string Text { get; init; }

    public required int Line { get; init; }

    public string Profile { get; set; } = "news";

    public ExpansionOptions Options { get; set; } = ExpansionOptions.Default;

    public List<CaseExpectation> Expectations { get; } = [];
}
