namespace Search.Variants.Expansion;

/// <summary>Whether a word of a query is taken for a name on no list.</summary>
internal enum NameLikelihood
{
    /// <summary>It is not.</summary>
    No,

    /// <summary>It may be: the query has no capitals.</summary>
    Perhaps,

    /// <summary>It begins with a capital where others do not.</summary>
    Likely,
}
