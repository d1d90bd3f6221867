namespace Search.Service;

/// <summary>What a change of the variant data does to one query on one index.</summary>
public sealed record QueryPreview
{
    /// <summary>The index.</summary>
    public required string Index { get; init; }

    /// <summary>The query.</summary>
    public required string Text { get; init; }

    /// <summary>Documents that match now.</summary>
    public required long Before { get; init; }

    /// <summary>Documents that would match.</summary>
    public required long After { get; init; }

    /// <summary>Documents that would come among the best hits, best first.</summary>
    public required IReadOnlyList<string> Gained { get; init; }

    /// <summary>Documents that would go from among the best hits, best first.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Documents that would have another rank.</summary>
    public required IReadOnlyList<MovedDocument> Moved { get; init; }
}
