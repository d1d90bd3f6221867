namespace Search.Variants.Expansion;

/// <summary>Why options left something out of a query.</summary>
internal static class DroppedReasons
{
    /// <summary>By <c>max_tier</c> or <c>exclude_kinds</c>.</summary>
    public const string NotWanted = "its kind or tier is not wanted";

    /// <summary>By <c>as_of</c>.</summary>
    public const string OtherTime = "not valid on the date that the query looks from";

    /// <summary>By the most names that a search looks for by their words.</summary>
    public static string ManyNewNames(int most) =>
        $"only {most} new names of one entity are looked for until its documents are tagged again";

    /// <summary>By the most sequences of words that one pattern stands for.</summary>
    public static string ManySequences(int most) => $"only {most} of the sequences of words that it stands for are looked for";
}
