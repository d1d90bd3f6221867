using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A phrase with its terms' places; its inverse document frequency is the sum of its terms'.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery _query;
    private readonly TermStates[] _states;
    private readonly SimScorer? _similarity;
    private readonly SearchPlan _plan;

    internal PhraseWeight(PhraseQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _plan = searcher.Plan;
        _states = [.. query.Terms.Select(searcher.GetTermStates)];
        if (mode != ScoreMode.CompleteNoScores && _states.All(s => s.Statistics.DocFreq > 0))
        {
            _similarity = searcher.Similarity.CreateScorer(
                boost,
                searcher.CollectionStatistics(query.Field),
                [.. _states.Select(s => s.Statistics)]);
        }
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        PostingsEnum[]? postings = Postings(leaf, PostingsFlags.Positions);
        return postings is null
            ? null
            : new PhraseScorer(postings, Matcher(postings), _similarity, LeafNorms.Of(leaf.Reader, _query.Field));
    }

    /// <inheritdoc/>
    public override BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        if (_plan == SearchPlan.DocumentAtATime)
        {
            return base.GetBulkScorer(leaf);
        }
        TermBlocks[]? terms = Blocks(leaf);
        if (terms is null)
        {
            return null;
        }
        LeafNorms norms = LeafNorms.Of(leaf.Reader, _query.Field);
        if (_query.Slop == 0)
        {
            int[] order = [.. Enumerable.Range(0, terms.Length).OrderBy(i => terms[i].DocFreq)];
            PositionRuns?[] runs = [.. order.Select(i => terms[i].Postings.OpenPositionRuns())];
            return runs.All(r => r is not null)
                ? new ExactPhraseBulkScorer(
                    [.. order.Select(i => terms[i])],
                    [.. runs.OfType<PositionRuns>()],
                    [.. order.Select(i => _query.Positions[i])],
                    _similarity,
                    norms)
                : base.GetBulkScorer(leaf);
        }
        PostingsEnum[]? postings = Postings(leaf, PostingsFlags.Positions);
        return postings is null
            ? null
            : new PhraseBulkScorer(terms, postings, Matcher(postings), _similarity, norms);
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        if (GetScorer(leaf) is not PhraseScorer scorer || scorer.Advance(doc) != doc)
        {
            return Explanation.NoMatch($"no occurrence of {Query}");
        }
        if (_similarity is null)
        {
            return Explanation.Match(0, $"{Query}, not scored");
        }
        Explanation freq = Explanation.Match(scorer.Freq, "freq, occurrences of the phrase (weighted when sloppy)");
        Explanation score = _similarity.Explain(freq, LeafNorms.Of(leaf.Reader, _query.Field).Bytes[doc]);
        return Explanation.Match(score.Value, $"weight({Query} in {doc})", score);
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        PostingsEnum[]? postings = Postings(leaf, PostingsFlags.All);
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
        int before = into.Count;
        var found = new PhraseOccurrences(Query, _query, buffers, into);
        if (_query.Slop == 0)
        {
            found.AddExact();
        }
        else
        {
            found.AddSloppy();
        }
        return into.Count > before;
    }

    private PhraseMatcher Matcher(PostingsEnum[] postings) => _query.Slop == 0
        ? new ExactPhraseMatcher(postings, _query.Positions)
        : new SloppyPhraseMatcher(postings, new SloppyAlignment(_query));

    private TermBlocks[]? Blocks(LeafReaderContext leaf)
    {
        PostingsEnum[]? postings = Postings(leaf, PostingsFlags.Freqs);
        if (postings is null)
        {
            return null;
        }
        LeafNorms norms = LeafNorms.Of(leaf.Reader, _query.Field);
        var terms = new TermBlocks[postings.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            if (_states[i][leaf] is not { } state)
            {
                return null;
            }
            terms[i] = new TermBlocks(postings[i], state, _similarity, norms);
        }
        return terms;
    }

    private PostingsEnum[]? Postings(LeafReaderContext leaf, PostingsFlags flags)
    {
        FieldInfo? info = leaf.Reader.FieldInfos[_query.Field];
        if (info is not null && info.IndexOptions != IndexOptions.None && !info.HasPositions)
        {
            throw new InvalidOperationException(
                $"field \"{_query.Field}\" was indexed without positions; {_query} cannot run");
        }
        var postings = new PostingsEnum[_states.Length];
        for (int i = 0; i < postings.Length; i++)
        {
            PostingsEnum? found = _states[i].Postings(leaf, flags);
            if (found is null)
            {
                return null;
            }
            postings[i] = found;
        }
        return postings;
    }
}
