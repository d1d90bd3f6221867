namespace Search.Variants.Loading;

/// <summary>
/// Checks relations: both ends exist and have the right types, nothing is said twice, no edge leads back.
/// </summary>
internal sealed class RelationChecker
{
    private static readonly RelationKind[] Acyclic =
    [
        RelationKind.CapitalOf,
        RelationKind.SeatOf,
        RelationKind.GovernmentOf,
        RelationKind.PartOf,
        RelationKind.SuccessorOf,
    ];

    private readonly DraftData _data;
    private readonly List<DataProblem> _problems;
    private readonly Dictionary<string, EntityType> _types = new(StringComparer.Ordinal);

    public RelationChecker(DraftData data, List<DataProblem> problems)
    {
        _data = data;
        _problems = problems;
        foreach (EntityDraft draft in data.Entities)
        {
            _types.TryAdd(draft.Entity.Id, draft.Entity.Type);
        }
    }

    public void Check()
    {
        var seen = new HashSet<(RelationKind, string, string, DateInterval)>();
        foreach (RelationDraft relation in _data.Relations)
        {
            CheckEnds(relation);
            if (!seen.Add((relation.Kind, relation.From, relation.To, relation.Valid)))
            {
                DataChecker.Report(_problems, relation.Record, "this relation is listed twice");
            }
        }
        foreach (RelationKind kind in Acyclic)
        {
            CheckCycles(kind);
        }
    }

    private static (EntityType[] From, EntityType[] To) Allowed(RelationKind kind) => kind switch
    {
        RelationKind.CapitalOf => ([EntityType.City], [EntityType.State, EntityType.Region]),
        RelationKind.SeatOf => (
            [EntityType.City, EntityType.Organisation, EntityType.Region], [EntityType.State, EntityType.Organisation]),
        RelationKind.GovernmentOf => ([EntityType.Organisation], [EntityType.State, EntityType.Region]),
        RelationKind.HoldsRole => ([EntityType.Person], [EntityType.Role]),
        RelationKind.ClaimedBy => (
            [EntityType.Region, EntityType.City, EntityType.State], [EntityType.State, EntityType.Organisation]),
        _ => ([], []),
    };

    private void CheckEnds(RelationDraft relation)
    {
        (EntityType[] from, EntityType[] to) = Allowed(relation.Kind);
        CheckEnd(relation, relation.From, from, "from");
        CheckEnd(relation, relation.To, to, "to");
        if (string.Equals(relation.From, relation.To, StringComparison.Ordinal))
        {
            DataChecker.Report(_problems, relation.Record, "a relation leads from one entity to another");
        }
    }

    private void CheckEnd(RelationDraft relation, string id, EntityType[] allowed, string end)
    {
        if (!_types.TryGetValue(id, out EntityType type))
        {
            DataChecker.Report(_problems, relation.Record, $"\"{end}\": there is no entity {id}");
        }
        else if (allowed.Length > 0 && !allowed.Contains(type))
        {
            string kind = EnumNames<RelationKind>.Write(relation.Kind);
            string types = string.Join(' ', allowed.Select(EnumNames<EntityType>.Write));
            DataChecker.Report(_problems, relation.Record, $"\"{end}\" of {kind} is one of {types}; {id} is not");
        }
    }

    /// <summary>Takes away, again and again, what nothing leads to; what stays is on or between cycles.</summary>
    private void CheckCycles(RelationKind kind)
    {
        List<RelationDraft> left = [.. _data.Relations.Where(relation => relation.Kind == kind)];
        while (true)
        {
            var targets = left.Select(static relation => relation.To).ToHashSet(StringComparer.Ordinal);
            int removed = left.RemoveAll(relation => !targets.Contains(relation.From));
            if (removed == 0)
            {
                break;
            }
        }
        foreach (RelationDraft relation in left)
        {
            string name = EnumNames<RelationKind>.Write(kind);
            DataChecker.Report(_problems, relation.Record, $"{name} from {relation.From} leads back to it");
        }
    }
}
