using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A phrase with several terms a place, with their places in the leaves.</summary>
internal sealed class MultiPhraseWeight : Weight
{
    private readonly MultiPhraseQuery _query;
    private readonly TermStates[][] _states;
    private readonly SimScorer? _similarity;

    internal MultiPhraseWeight(MultiPhraseQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _states = [.. query.Terms.Select(place => place.Select(searcher.GetTermStates).ToArray())];
        TermStatistics[] statistics =
            [.. _states.SelectMany(p => p).Select(s => s.Statistics).Where(s => s.DocFreq > 0)];
        if (mode != ScoreMode.CompleteNoScores && statistics.Length > 0)
        {
            _similarity = searcher.Similarity.CreateScorer(
                boost, searcher.CollectionStatistics(query.Field), statistics);
        }
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf) => Create(leaf);

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        PhraseScorer? scorer = Create(leaf);
        if (scorer is null || scorer.Advance(doc) != doc)
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
        var buffers = new PositionBuffer[postings.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = new PositionBuffer();
            buffers[i].ReadAll(postings[i]);
        }
        int before = into.Count;
        var found = new PhraseOccurrences(Query, _query.Outline, buffers, into);
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

    private PhraseScorer? Create(LeafReaderContext leaf)
    {
        PostingsEnum[]? postings = Postings(leaf, PostingsFlags.Positions);
        if (postings is null)
        {
            return null;
        }
        PhraseMatcher matcher = _query.Slop == 0
            ? new ExactPhraseMatcher(postings, _query.Positions)
            : new SloppyPhraseMatcher(postings, new SloppyAlignment(_query.Outline));
        return new PhraseScorer(postings, matcher, _similarity, LeafNorms.Of(leaf.Reader, _query.Field));
    }

    private PostingsEnum[]? Postings(LeafReaderContext leaf, PostingsFlags flags)
    {
        var places = new PostingsEnum[_states.Length];
        for (int i = 0; i < places.Length; i++)
        {
            PostingsEnum[] terms = [.. _states[i].Select(s => s.Postings(leaf, flags)).OfType<PostingsEnum>()];
            if (terms.Length == 0)
            {
                return null;
            }
            places[i] = terms.Length == 1 ? terms[0] : new UnionPostings(terms);
        }
        return places;
    }
}
