namespace Search.Variants.Tagging;

/// <summary>The entities that a document names beyond doubt: one reading, a full name.</summary>
internal sealed class Evidence
{
    private static readonly Comparer<Candidate> ByPlace = Comparer<Candidate>.Create(Candidate.Compare);

    private readonly VariantSet _set;
    private readonly Dictionary<int, List<Candidate>> _byEntity = [];
    private readonly Stack<List<Candidate>> _spare = [];

    public Evidence(VariantSet set) => _set = set;

    /// <summary>The candidates, in order, that are beyond doubt.</summary>
    public List<Candidate> Candidates { get; } = [];

    public void Clear()
    {
        foreach (List<Candidate> list in _byEntity.Values)
        {
            list.Clear();
            _spare.Push(list);
        }
        _byEntity.Clear();
        Candidates.Clear();
    }

    public void Add(Candidate candidate)
    {
        int entity = candidate.Readings[0].Variant.Entity;
        if (!_byEntity.TryGetValue(entity, out List<Candidate>? list))
        {
            list = _spare.TryPop(out List<Candidate>? spare) ? spare : [];
            _byEntity.Add(entity, list);
        }
        list.Add(candidate);
        Candidates.Add(candidate);
    }

    /// <summary>Whether another stretch of the document names the entity.</summary>
    public bool Names(int entity, Candidate except)
    {
        if (!_byEntity.TryGetValue(entity, out List<Candidate>? list))
        {
            return false;
        }
        return list.Count > 1 || !ReferenceEquals(list[0], except);
    }

    /// <summary>Whether the document names something that the entity is related to.</summary>
    public bool NamesRelated(int entity, Candidate except)
    {
        foreach (Relation relation in _set.RelationsFrom(entity))
        {
            if (Names(relation.To, except))
            {
                return true;
            }
        }
        foreach (Relation relation in _set.RelationsTo(entity))
        {
            if (Names(relation.From, except))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a co-mention guard's entity, or another entity of its type, is named.</summary>
    public bool Holds(Guard guard, int entity, Candidate candidate)
    {
        foreach (string value in guard.Values)
        {
            if (value.StartsWith("type:", StringComparison.Ordinal))
            {
                if (Loading.EnumNames<EntityType>.TryParse(value[5..], out EntityType type)
                    && _byEntity.Keys.Any(other => other != entity && _set.Entities[other].Type == type))
                {
                    return true;
                }
            }
            else if (_set.FindEntity(value) is { } other && Names(other.Ordinal, candidate))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// The full mention that a short one takes up: the nearest before it, else the first of the document (the body
    /// resolves a surname in the title); null for none.
    /// </summary>
    public Candidate? Antecedent(int entity, Candidate shortForm)
    {
        if (!_byEntity.TryGetValue(entity, out List<Candidate>? list))
        {
            return null;
        }
        int index = list.BinarySearch(shortForm, ByPlace);
        index = (index < 0 ? ~index : index) - 1;
        while (index >= 0 && IsInside(shortForm, list[index]))
        {
            index--;
        }
        if (index >= 0)
        {
            return list[index];
        }
        foreach (Candidate full in list)
        {
            if (!IsInside(shortForm, full))
            {
                return full;
            }
        }
        return null;
    }

    private static bool IsInside(Candidate inner, Candidate outer) =>
        inner.Field == outer.Field && inner.Start >= outer.Start && inner.End <= outer.End;
}
