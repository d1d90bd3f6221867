using Search.Indexing;
using Search.Queries;

namespace Search.Variants.Matching;

/// <summary>
/// Scores single documents with a weight. Making a scorer costs more than moving it on, so the last one is kept for the documents after
/// the one it stands on.
/// </summary>
internal sealed class HitScorer(Weight weight)
{
    private LeafReaderContext? _leaf;
    private Scorer? _scorer;

    /// <summary>The weight.</summary>
    public Weight Weight => weight;

    /// <summary>The score of a document of a segment; negative infinity when it does not match.</summary>
    public double Score(LeafReaderContext leaf, int doc)
    {
        if (!ReferenceEquals(leaf, _leaf) || _scorer?.DocId > doc)
        {
            _leaf = leaf;
            _scorer = weight.GetScorer(leaf);
        }
        return _scorer is not null && (_scorer.DocId == doc || _scorer.Advance(doc) == doc)
            ? _scorer.Score()
            : double.NegativeInfinity;
    }
}
