namespace Search.Queries.Tests.Counting;

/// <summary>The values of a document, for counting by hand.</summary>
internal sealed record CountedDocument
{
    public required string Id { get; init; }

    public required string Body { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public long? Number { get; init; }

    public IReadOnlyList<long> Dates { get; init; } = [];

    /// <summary>The values of a field as bytes of UTF-8 compare.</summary>
    public IReadOnlyList<string> Terms(string field) =>
        field == "kind" ? (Kind is null ? [] : [Kind]) : [.. Tags.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The numbers of a field.</summary>
    public IReadOnlyList<long> Numbers(string field) => field == "number" ? (Number is { } n ? [n] : []) : Dates;
}
