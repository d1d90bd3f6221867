using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>Says of matched parts what each quoted occurrence adds to the score of its document. For one search.</summary>
internal sealed class Marginals
{
    private readonly MarginalScorer _scorer;

    /// <summary>For the hits of a query.</summary>
    public Marginals(Schema schema, IndexSearcher searcher, Query query)
    {
        var fields = new Dictionary<string, AlignedField>(StringComparer.Ordinal);
        foreach (SchemaField field in schema.TextFields)
        {
            fields[VariantFields.Exact(field.Name)] = new AlignedField(field.Name, LengthInPayload: false);
            fields[VariantFields.Entities(field.Name)] = new AlignedField(field.Name, LengthInPayload: true);
        }
        _scorer = new MarginalScorer(searcher, query, fields);
    }

    /// <summary>The parts with what their first occurrence adds, where it has positions.</summary>
    public IEnumerable<MatchedPart> Of(int doc, IEnumerable<MatchedPart> parts) => parts.Select(part =>
        part.StartPosition < 0
            ? part
            : part with
            {
                Marginal = _scorer.Of(doc, new HiddenStretch(part.Field, part.StartPosition, part.EndPosition)),
            });
}
