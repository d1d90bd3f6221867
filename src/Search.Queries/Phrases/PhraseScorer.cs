using Search.Codecs;

namespace Search.Queries;

/// <summary>A phrase, document at a time: documents that hold all terms, then their positions.</summary>
internal sealed class PhraseScorer : TwoStepScorer
{
    private readonly PostingsEnum[] _postings;
    private readonly PhraseMatcher _matcher;
    private readonly SimScorer? _similarity;
    private readonly LeafNorms _norms;

    internal PhraseScorer(PostingsEnum[] postings, PhraseMatcher matcher, SimScorer? similarity, LeafNorms norms)
    {
        _postings = postings;
        _matcher = matcher;
        _similarity = similarity;
        _norms = norms;
        Approximation = new ConjunctionIterator(postings);
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public override float ConfirmCost => 100 * _postings.Length;

    /// <summary>The phrase's frequency in the current document.</summary>
    internal float Freq { get; private set; }

    /// <inheritdoc/>
    public override bool Confirm()
    {
        Freq = _matcher.Freq();
        return Freq > 0;
    }

    /// <inheritdoc/>
    public override float Score() => _similarity is null ? 0 : _similarity.Score(Freq, _norms.Bytes[DocId]);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        int upTo = NoMoreDocs;
        foreach (PostingsEnum postings in _postings)
        {
            postings.AdvanceShallow(target);
            upTo = Math.Min(upTo, postings.GetDocIdUpTo(0));
        }
        return upTo;
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        if (_similarity is null)
        {
            return 0;
        }
        float bound = _similarity.Score(float.MaxValue, SimScorer.NoNorm);
        if (!_matcher.IsBoundByTerms)
        {
            return bound;
        }
        foreach (PostingsEnum postings in _postings)
        {
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                if (postings.GetDocIdUpTo(level) >= upTo)
                {
                    bound = Math.Min(bound, ImpactBounds.MaxScore(_similarity, postings.GetImpacts(level)));
                    break;
                }
            }
        }
        return bound;
    }
}
