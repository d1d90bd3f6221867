namespace Search.Queries;

/// <summary>How matches are found. Every plan gives the same hits, scores and counts.</summary>
public enum SearchPlan
{
    /// <summary>The engine chooses.</summary>
    ByCost,

    /// <summary>Whole blocks, no skipping.</summary>
    Exhaustive,

    /// <summary>Whole blocks, and skipping wherever bounds allow it.</summary>
    Skipping,

    /// <summary>Document at a time: the plain form that the others are compared with.</summary>
    DocumentAtATime,
}
