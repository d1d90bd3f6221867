using Search.Codecs;

namespace Search.Queries;

/// <summary>The documents of one part of a concept with its frequency in them.</summary>
internal sealed class ConceptPartScorer : TwoStepScorer
{
    private readonly PostingsEnum[] _postings;
    private readonly PostingsEnum? _notAt;
    private readonly ExactPhraseMatcher? _matcher;
    private readonly LeafNorms _norms;
    private readonly ConceptSimilarity? _similarity;
    private float _freq;

    internal ConceptPartScorer(
        int index,
        PostingsEnum[] postings,
        PostingsEnum? notAt,
        bool positional,
        LeafNorms norms,
        ConceptSimilarity? similarity)
    {
        Index = index;
        _postings = postings;
        _notAt = notAt;
        _norms = norms;
        _similarity = similarity;
        if (positional)
        {
            _matcher = new ExactPhraseMatcher(postings, [.. Enumerable.Range(0, postings.Length)]);
        }
        Approximation = postings.Length == 1 ? postings[0] : new ConjunctionIterator(postings);
    }

    /// <summary>The part's place in the concept.</summary>
    internal int Index { get; }

    /// <summary>Frequency in the current document.</summary>
    internal float Freq => _matcher is null ? _postings[0].Freq : _freq;

    /// <summary>Norm of the current document in the part's field.</summary>
    internal byte Norm => _norms.Bytes[DocId];

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public override float ConfirmCost => _matcher is null ? 0 : 100 * _postings.Length;

    /// <inheritdoc/>
    public override bool Confirm()
    {
        if (_matcher is null)
        {
            return true;
        }
        _freq = _notAt is null ? _matcher.Freq() : _matcher.FindStarts();
        if (_freq > 0 && _notAt is not null)
        {
            _freq -= Excluded(_matcher.Starts, _notAt);
        }
        return _freq > 0;
    }

    /// <inheritdoc/>
    public override float Score() => Add();

    /// <summary>What the part adds to the concept's sum in the current document.</summary>
    internal float Add() => _similarity is null ? 0 : _similarity.Add(Index, Freq, Norm);

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

    /// <summary>The most the part can add from the last shallow target to a document: of several terms the
    /// least.</summary>
    public override float GetMaxScore(int upTo)
    {
        if (_similarity is null)
        {
            return 0;
        }
        float least = float.PositiveInfinity;
        foreach (PostingsEnum postings in _postings)
        {
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                if (postings.GetDocIdUpTo(level) >= upTo)
                {
                    least = Math.Min(least, _similarity.MaxAdd(Index, postings.GetImpacts(level)));
                    break;
                }
            }
        }
        return least;
    }

    private int Excluded(ReadOnlySpan<int> starts, PostingsEnum notAt)
    {
        int doc = DocId;
        int at = notAt.DocId;
        if (at < doc)
        {
            at = notAt.Advance(doc);
        }
        int excluded = 0;
        if (at == doc)
        {
            for (int i = notAt.Freq; i > 0; i--)
            {
                excluded += starts.BinarySearch(notAt.NextPosition()) >= 0 ? 1 : 0;
            }
        }
        return excluded;
    }
}
