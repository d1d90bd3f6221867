namespace Search.Queries;

/// <summary>What a total says.</summary>
public enum TotalHitsRelation
{
    /// <summary>Exactly that many.</summary>
    EqualTo,

    /// <summary>At least that many.</summary>
    GreaterThanOrEqualTo,
}
