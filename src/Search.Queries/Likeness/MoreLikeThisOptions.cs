namespace Search.Queries;

/// <summary>Which terms of a text say what it is about. The defaults are Lucene's.</summary>
public sealed record MoreLikeThisOptions
{
    /// <summary>Terms that occur less often in the text do not count.</summary>
    public int MinTermFreq { get; init; } = 2;

    /// <summary>Terms of fewer documents do not count.</summary>
    public int MinDocFreq { get; init; } = 5;

    /// <summary>Terms of more documents do not count.</summary>
    public int MaxDocFreq { get; init; } = int.MaxValue;

    /// <summary>Terms of a greater share of the documents do not count, 0 to 1.</summary>
    public float MaxDocShare { get; init; } = 1;

    /// <summary>Most terms that are searched for.</summary>
    public int MaxQueryTerms { get; init; } = 25;

    /// <summary>Share of the terms that a document must hold, 0 to 1.</summary>
    public float ShareToMatch { get; init; } = 0.3f;
}
