using Search.Codecs;

namespace Search.Queries;

/// <summary>A term, document at a time, with bounds from its impacts.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly PostingsEnum _postings;
    private readonly SimScorer? _similarity;
    private readonly LeafNorms _norms;
    private float _globalMax = -1;

    internal TermScorer(PostingsEnum postings, SimScorer? similarity, LeafNorms norms)
    {
        _postings = postings;
        _similarity = similarity;
        _norms = norms;
    }

    /// <inheritdoc/>
    public override int DocId => _postings.DocId;

    /// <inheritdoc/>
    public override long Cost => _postings.Cost;

    /// <summary>Frequency in the current document.</summary>
    internal int Freq => _postings.Freq;

    /// <inheritdoc/>
    public override int NextDoc() => _postings.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _postings.Advance(target);

    /// <inheritdoc/>
    public override float Score() =>
        _similarity is null ? 0 : _similarity.Score(_postings.Freq, _norms.Bytes[_postings.DocId]);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        if (_similarity is null)
        {
            return NoMoreDocs;
        }
        _postings.AdvanceShallow(target);
        return _postings.GetDocIdUpTo(0);
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        if (_similarity is null)
        {
            return 0;
        }
        for (int level = 0; level < _postings.ImpactLevels; level++)
        {
            if (_postings.GetDocIdUpTo(level) >= upTo)
            {
                return ImpactBounds.MaxScore(_similarity, _postings.GetImpacts(level));
            }
        }
        if (_globalMax < 0)
        {
            _globalMax = _similarity.Score(float.MaxValue, SimScorer.NoNorm);
        }
        return _globalMax;
    }
}
