namespace Search.Variants.Expansion;

/// <summary>Why options left something out of a query.</summary>
internal static class DroppedReasons
{
    /// <summary>By <c>max_tier</c> or <c>exclude_kinds</c>.</summary>
    public const string NotWanted = "its kind or tier is not wanted";

    /// <summary>By <c>as_of</c>.</summary>
    public const string OtherTime = "not valid on the date that the query looks from";
}
