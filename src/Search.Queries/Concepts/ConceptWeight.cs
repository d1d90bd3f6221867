using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A concept with the places of its parts' terms.</summary>
internal sealed class ConceptWeight : Weight
{
    private readonly ConceptQuery _query;
    private readonly ConceptSimilarity? _similarity;
    private readonly TermStates[][] _terms;
    private readonly TermStates?[] _notAt;
    private readonly SearchPlan _plan;

    internal ConceptWeight(ConceptQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _plan = searcher.Plan;
        _terms = [.. query.Parts.Select(p => p.Terms.Select(searcher.GetTermStates).ToArray())];
        _notAt = [.. query.Parts.Select(p => p.NotAt is null ? null : searcher.GetTermStates(p.NotAt))];
        _similarity = mode == ScoreMode.CompleteNoScores ? null : new ConceptSimilarity(query, searcher, boost);
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        if (_plan != SearchPlan.DocumentAtATime)
        {
            List<ConceptPartWindow> windows = Windows(leaf);
            return windows.Count == 0 ? null : new ConceptWindowScorer([.. windows], _similarity, leaf.Reader.MaxDoc);
        }
        List<ConceptPartScorer> parts = Parts(leaf);
        return parts.Count == 0 ? null : new ConceptScorer([.. parts], _similarity);
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        List<ConceptPartScorer> parts = [.. Parts(leaf).Where(p => p.Advance(doc) == doc)];
        if (parts.Count == 0 || !TryScore(leaf, doc, out float score))
        {
            return Explanation.NoMatch($"no occurrence of {_query.Name}");
        }
        if (_similarity is null)
        {
            return Explanation.Match(0, $"{_query.Name}, not scored");
        }
        Explanation[] details = [.. parts.Select(p => _similarity.ExplainPart(p.Index, p.Freq, p.Norm))];
        return Explanation.Match(
            score,
            $"concept {_query.Name}, boost * idf * tf / (k1 + tf)",
            Explanation.Match(_similarity.Boost, "boost"),
            Explanation.Match(
                _similarity.Idf,
                $"idf, ln(1 + (N - n + 0.5) / (n + 0.5)), n = {_similarity.DocFreq}, N = {_similarity.DocCount}"),
            Explanation.Match(_query.K1, "k1"),
            Explanation.Match(details.Sum(d => d.Value), "tf, sum of:", details));
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        bool any = false;
        for (int i = 0; i < _terms.Length; i++)
        {
            any |= PartMatches(leaf, doc, i, into);
        }
        return any;
    }

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf)
    {
        var readers = new List<OccurrenceReader>();
        for (int i = 0; i < _terms.Length; i++)
        {
            if (Postings(leaf, _terms[i], PostingsFlags.Positions) is { } postings)
            {
                readers.Add(new TermOccurrenceReader(postings, _query.Parts[i].Space));
            }
        }
        return readers.Count == 0 ? null : new CompositeOccurrenceReader(readers);
    }

    private bool PartMatches(LeafReaderContext leaf, int doc, int index, ICollection<QueryMatch> into)
    {
        ConceptPart part = _query.Parts[index];
        PostingsEnum[]? postings = Postings(leaf, _terms[index], PostingsFlags.All);
        if (postings is null || postings.Any(p => p.Advance(doc) != doc))
        {
            return false;
        }
        PositionBuffer[] buffers = [.. postings.Select(p =>
        {
            var buffer = new PositionBuffer();
            buffer.ReadAll(p);
            return buffer;
        })];
        HashSet<int> excluded = [];
        if (_notAt[index]?.Postings(leaf, PostingsFlags.Positions) is { } notAt && notAt.Advance(doc) == doc)
        {
            for (int i = notAt.Freq; i > 0; i--)
            {
                excluded.Add(notAt.NextPosition());
            }
        }
        var found = new List<QueryMatch>();
        new PhraseOccurrences(Query, new PhraseQuery(part.Terms), buffers, found).AddExact();
        found.RemoveAll(m => excluded.Contains(m.StartPosition));
        foreach (QueryMatch match in found)
        {
            into.Add(match);
        }
        return found.Count > 0;
    }

    private List<ConceptPartWindow> Windows(LeafReaderContext leaf)
    {
        var windows = new List<ConceptPartWindow>();
        for (int i = 0; i < _terms.Length; i++)
        {
            if (IsPositional(i))
            {
                if (Part(leaf, i) is { } part)
                {
                    windows.Add(new ConceptPartWindow(part, _similarity));
                }
            }
            else if (_terms[i][0][leaf] is { } state
                && _terms[i][0].Postings(leaf, PostingsFlags.Freqs) is { } postings)
            {
                LeafNorms norms = LeafNorms.Of(leaf.Reader, _query.Parts[i].Field);
                windows.Add(new ConceptPartWindow(i, new TermBlocks(postings, state, null, norms), _similarity));
            }
        }
        return windows;
    }

    private List<ConceptPartScorer> Parts(LeafReaderContext leaf) =>
        [.. Enumerable.Range(0, _terms.Length).Select(i => Part(leaf, i)).OfType<ConceptPartScorer>()];

    private bool IsPositional(int index) => _terms[index].Length > 1 || _notAt[index] is not null;

    private ConceptPartScorer? Part(LeafReaderContext leaf, int index)
    {
        bool positional = IsPositional(index);
        PostingsEnum[]? postings = Postings(
            leaf, _terms[index], positional ? PostingsFlags.Positions : PostingsFlags.Freqs);
        return postings is null ? null : new ConceptPartScorer(
            index,
            postings,
            _notAt[index]?.Postings(leaf, PostingsFlags.Positions),
            positional,
            LeafNorms.Of(leaf.Reader, _query.Parts[index].Field),
            _similarity);
    }

    private static PostingsEnum[]? Postings(LeafReaderContext leaf, TermStates[] states, PostingsFlags flags)
    {
        var postings = new PostingsEnum[states.Length];
        for (int i = 0; i < states.Length; i++)
        {
            PostingsEnum? found = states[i].Postings(leaf, flags);
            if (found is null)
            {
                return null;
            }
            postings[i] = found;
        }
        return postings;
    }
}
