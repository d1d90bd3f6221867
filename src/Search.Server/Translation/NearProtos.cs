using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>What is near each other, from the contract into the domain.</summary>
internal static class NearProtos
{
    internal static NearNode ToNode(Proto.NearQuery query, string path) => new(
        query.Field,
        new NearGroup(ToParts(query.Parts, path), query.Ordered, query.HasMaxGaps ? query.MaxGaps : null));

    private static NearPart[] ToParts(IReadOnlyList<Proto.NearPart> parts, string path) =>
        [.. parts.Select((p, i) => ToPart(p, FormattableString.Invariant($"{path}.parts[{i}]")))];

    private static NearPart ToPart(Proto.NearPart part, string path) => part.KindCase switch
    {
        Proto.NearPart.KindOneofCase.Text => new NearPart { Text = part.Text },
        Proto.NearPart.KindOneofCase.EntityId => new NearPart { EntityId = part.EntityId },
        Proto.NearPart.KindOneofCase.EntityName => new NearPart { EntityName = part.EntityName },
        Proto.NearPart.KindOneofCase.Near => new NearPart
        {
            Near = new NearGroup(
                ToParts(part.Near.Parts, path + ".near"),
                part.Near.Ordered,
                part.Near.HasMaxGaps ? part.Near.MaxGaps : null),
        },
        Proto.NearPart.KindOneofCase.Any => new NearPart { Any = ToParts(part.Any.Parts, path + ".any") },
        _ => throw QueryProtos.Missing(path),
    };
}
