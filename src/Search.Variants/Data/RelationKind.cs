namespace Search.Variants;

/// <summary>How one entity stands to another.</summary>
public enum RelationKind
{
    /// <summary>A city is the capital of a state: its mentions may stand for the government.</summary>
    CapitalOf,

    /// <summary>An organisation acts for a state.</summary>
    GovernmentOf,

    /// <summary>A place or institution whose name the press uses for a government.</summary>
    SeatOf,

    /// <summary>Membership; shown only.</summary>
    MemberOf,

    /// <summary>A person holds a role, for a time.</summary>
    HoldsRole,

    /// <summary>Came after; shown only.</summary>
    SuccessorOf,

    /// <summary>Belongs to; shown only.</summary>
    PartOf,

    /// <summary>Claimed by a state; every claimant alike, shown only.</summary>
    ClaimedBy,
}
