namespace Search.Variants.Tests.Cases;

/// <summary>A case file.</summary>
internal sealed class QueryCase
{
    public required string Name { get; init; }

    public List<CaseDocument> Documents { get; } = [];

    public List<string> Samples { get; } = [];

    public bool UsesAllSamples { get; set; }

    public List<CaseQuery> Queries { get; } = [];
}
