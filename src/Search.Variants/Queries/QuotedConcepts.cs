using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>Makes concepts of quoted words: one after another, names by any of their variants.</summary>
internal sealed class QuotedConcepts
{
    private readonly ConceptFactory _factory;
    private readonly NameConcepts _names;

    public QuotedConcepts(ConceptFactory factory, NameConcepts names)
    {
        _factory = factory;
        _names = names;
    }

    /// <summary>The concept of a quotation.</summary>
    public QueryConcept Make(QueryText text, List<QueryName> names)
    {
        QueryReading literal = Literal(text);
        bool isOneName = names.Count == 1 && names[0].Start == 0 && names[0].End == text.Count && !names[0].IsBlocker;
        if (!isOneName)
        {
            return Concept(text, [literal], literal.Query);
        }
        QueryConcept concept = _names.Make(text, names[0]);
        List<QueryReading> readings = [.. concept.Readings.Where(static reading => reading.Entity is not null), literal];
        return Concept(text, readings, _names.Combine(readings));
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
