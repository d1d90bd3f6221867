using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// What single occurrences add to the score of a document: the score less that of the same document without the occurrence, with the
/// lengths of its fields and all statistics as they are. Exact for every query, because the document is scored again with the
/// occurrence's positions hidden. For one thread.
/// </summary>
public sealed class MarginalScorer
{
    private readonly IReadOnlyDictionary<string, AlignedField> _fields;
    private readonly Weight _weight;
    private readonly IndexReader _reader;
    private readonly Dictionary<int, LeafReaderContext> _masked = [];
    private int _doc = -1;
    private float _score;

    /// <summary>A scorer of the hits of a query.</summary>
    /// <param name="searcher">The searcher that found them.</param>
    /// <param name="query">The query.</param>
    /// <param name="fields">The fields that are aligned with a text field: what stands there at hidden positions is hidden too.</param>
    public MarginalScorer(IndexSearcher searcher, Query query, IReadOnlyDictionary<string, AlignedField> fields)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        _fields = fields;
        _reader = searcher.Reader;
        _weight = searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.DocumentAtATime);
    }

    /// <summary>
    /// What a stretch of a document adds to its score: the whole score when the document is no hit without it; 0 when it is none with it.
    /// Negative when something that counts more is read once the stretch is gone.
    /// </summary>
    /// <param name="doc">Document of the whole reader.</param>
    /// <param name="stretch">The positions.</param>
    public double Of(int doc, HiddenStretch stretch)
    {
        LeafReaderContext leaf = _reader.LeafOf(doc);
        int inLeaf = doc - leaf.DocBase;
        if (doc != _doc)
        {
            _score = Score(leaf, inLeaf);
            _doc = doc;
        }
        if (!_masked.TryGetValue(leaf.Ord, out LeafReaderContext? masked))
        {
            masked = leaf with { Reader = new MaskedLeafReader(leaf.Reader, _fields) };
            _masked.Add(leaf.Ord, masked);
        }
        ((MaskedLeafReader)masked.Reader).Hide(inLeaf, stretch);
        return (double)_score - Score(masked, inLeaf);
    }

    private float Score(LeafReaderContext leaf, int doc) =>
        _weight.GetScorer(leaf) is { } scorer && scorer.Advance(doc) == doc ? scorer.Score() : 0;
}
