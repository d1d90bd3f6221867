using Search.Variants;

namespace Search.Server;

/// <summary>The names of relations on the wire: those of the variant data.</summary>
internal static class RelationNames
{
    internal static string Of(RelationKind kind) => kind switch
    {
        RelationKind.CapitalOf => "CAPITAL_OF",
        RelationKind.GovernmentOf => "GOVERNMENT_OF",
        RelationKind.SeatOf => "SEAT_OF",
        RelationKind.MemberOf => "MEMBER_OF",
        RelationKind.HoldsRole => "HOLDS_ROLE",
        RelationKind.SuccessorOf => "SUCCESSOR_OF",
        RelationKind.PartOf => "PART_OF",
        _ => "CLAIMED_BY",
    };
}
