using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>Makes concepts of quoted words: one after another, names by any of their variants.</summary>
internal sealed class QuotedConcepts
{
    private readonly VariantSet _set;
    private readonly ConceptFactory _factory;
    private readonly NameConcepts _names;

    public QuotedConcepts(VariantSet set, ConceptFactory factory, NameConcepts names)
    {
        _set = set;
        _factory = factory;
        _names = names;
    }

    /// <summary>The concept of a quotation.</summary>
    public QueryConcept Make(QueryText text, List<QueryName> names)
    {
        QueryReading literal = Literal(text);
        List<QueryName> entities = names.FindAll(static name => !name.IsBlocker);
        if (entities.Count == 0)
        {
            return Concept(text, [literal], literal.Query);
        }
        if (entities.Count == 1 && entities[0].Start == 0 && entities[0].End == text.Count)
        {
            QueryReading[] named =
                [.. _names.Make(text, entities[0]).Readings.Where(static reading => reading.Entity is not null)];
            if (named.Length > 0)
            {
                QueryReading[] readings = [.. named, BesideNames(text, named[0].Entity)];
                return Concept(text, readings, _names.Combine(readings));
            }
        }
        QueryReading[] both = [WithNames(text, entities), literal];
        return Concept(text, both, _names.Combine(both));
    }

    /// <summary>Words that must not stand in a document: as typed, up to inflection.</summary>
    public Query Exclude(QueryText text) => Literal(text).Query;

    private static QueryConcept Concept(QueryText text, IReadOnlyList<QueryReading> readings, Query query) => new()
    {
        QueryPart = text.Words(0, text.Count),
        StartOffset = text.StartOffset(0),
        EndOffset = text.EndOffset(text.Count - 1),
        Readings = readings,
        Query = query,
    };

    /// <summary>Words and names in their order; of each name its likeliest reading.</summary>
    private QueryReading WithNames(QueryText text, List<QueryName> names)
    {
        var slots = new List<QuotedSlot>();
        int token = 0;
        foreach (QueryName name in names)
        {
            for (; token < name.Start; token++)
            {
                slots.Add(new QuotedSlot(text.Stems[token], null, null));
            }
            Variant typed = name.Readings[0].Variant;
            slots.Add(new QuotedSlot(string.Empty, _set.Entities[typed.Entity], typed));
            token = name.End;
        }
        for (; token < text.Count; token++)
        {
            slots.Add(new QuotedSlot(text.Stems[token], null, null));
        }
        string part = text.Words(0, text.Count);
        return new QueryReading
        {
            DisplayName = part,
            Confidence = 1,
            Variants =
            [
                .. names.SelectMany(name => _set.Entities[name.Readings[0].Variant.Entity].Variants).Select(Expand),
            ],
            Query = new DisjunctionMaxQuery(_factory.OfSlots(slots)),
        };
    }

    private ExpandedVariant Expand(Variant variant)
    {
        int tier = _set.Tier(variant.Kind);
        return new ExpandedVariant(variant.Id, variant.Surface, variant.Kind, tier, _set.TierWeight(tier));
    }

    /// <summary>The quoted words where no name was recognised in them; as rare as the name they compete with.</summary>
    private QueryReading BesideNames(QueryText text, Entity? rival)
    {
        string part = text.Words(0, text.Count);
        return Literal(text) with
        {
            Confidence = NameConcepts.WordsBesideNames,
            Query = _factory.OfLiteral(part, text.Stems, text.Exact, rival),
        };
    }

    private QueryReading Literal(QueryText text)
    {
        string part = text.Words(0, text.Count);
        return new QueryReading
        {
            DisplayName = part,
            Confidence = 1,
            Variants = [new ExpandedVariant(string.Empty, part, VariantKind.Exact, 0, 1)],
            Query = _factory.OfSequence(part, text.Stems, text.Exact),
        };
    }
}
