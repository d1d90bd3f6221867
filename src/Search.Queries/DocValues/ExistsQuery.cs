using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Documents that have a value in a field, each with a score of 1: by its doc values, else by its norms, else by its
/// terms.
/// </summary>
public sealed class ExistsQuery : Query
{
    /// <summary>Creates the query.</summary>
    public ExistsQuery(string field) => Field = field;

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new ExistsWeight(this, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"DocValuesFieldExistsQuery [field={Field}]";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExistsQuery other && other.Field == Field;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(ExistsQuery), Field);

    private sealed class ExistsWeight(ExistsQuery query, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        private protected override DocIdSetIterator? GetDocs(LeafReaderContext leaf)
        {
            LeafReader reader = leaf.Reader;
            FieldInfo? info = reader.FieldInfos[query.Field];
            return info?.DocValuesType switch
            {
                null => null,
                DocValuesType.Numeric => reader.GetNumericDocValues(query.Field),
                DocValuesType.Binary => reader.GetBinaryDocValues(query.Field),
                DocValuesType.Sorted => reader.GetSortedDocValues(query.Field),
                DocValuesType.SortedSet => reader.GetSortedSetDocValues(query.Field),
                DocValuesType.SortedNumeric => reader.GetSortedNumericDocValues(query.Field),
                _ => Indexed(reader),
            };
        }

        private DocIdSetIterator? Indexed(LeafReader reader)
        {
            if (reader.GetNorms(query.Field) is { } norms)
            {
                return norms.DocsWithNorm == reader.MaxDoc
                    ? new AllDocsIterator(reader.MaxDoc)
                    : new NormScorer(new AllDocsIterator(reader.MaxDoc), norms);
            }
            return reader.Terms(query.Field) is { } terms ? DocBits.OfTerms(terms.Iterator(), reader.MaxDoc) : null;
        }
    }

    private sealed class NormScorer(DocIdSetIterator all, NormValues norms) : PredicateScorer(all)
    {
        public override bool Confirm() => norms.TryGet(DocId, out _);
    }
}
