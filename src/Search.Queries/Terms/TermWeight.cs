using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A term with its place in every leaf.</summary>
internal sealed class TermWeight : Weight
{
    private readonly SearchPlan _plan;

    internal TermWeight(Query query, TermStates states, SimScorer? similarity, SearchPlan plan)
        : base(query)
    {
        States = states;
        Similarity = similarity;
        _plan = plan;
    }

    /// <summary>The term's places.</summary>
    internal TermStates States { get; }

    /// <summary>How it is scored; null when scores are not wanted.</summary>
    internal SimScorer? Similarity { get; }

    private string Field => States.Term.Field;

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        PostingsFlags flags = Similarity is null ? PostingsFlags.None : PostingsFlags.Freqs;
        PostingsEnum? postings = States.Postings(leaf, flags);
        return postings is null ? null : new TermScorer(postings, Similarity, LeafNorms.Of(leaf.Reader, Field));
    }

    /// <inheritdoc/>
    public override BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        if (_plan == SearchPlan.DocumentAtATime)
        {
            return base.GetBulkScorer(leaf);
        }
        TermBlocks? blocks = GetBlocks(leaf);
        return blocks is null ? null : new TermBulkScorer(blocks, _plan);
    }

    /// <summary>The term's blocks in a leaf, or null when the leaf does not hold it.</summary>
    internal TermBlocks? GetBlocks(LeafReaderContext leaf)
    {
        PostingsFlags flags = Similarity is null ? PostingsFlags.None : PostingsFlags.Freqs;
        TermState? state = States[leaf];
        PostingsEnum? postings = state is null ? null : States.Postings(leaf, flags);
        return state is null || postings is null
            ? null
            : new TermBlocks(postings, state, Similarity, LeafNorms.Of(leaf.Reader, Field));
    }

    /// <inheritdoc/>
    public override int Count(LeafReaderContext leaf) =>
        leaf.Reader.LiveDocs is null ? States[leaf]?.DocFreq ?? 0 : -1;

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        PostingsEnum? postings = States.Postings(leaf, PostingsFlags.Freqs);
        if (postings is null || postings.Advance(doc) != doc)
        {
            return Explanation.NoMatch($"no occurrence of {Query}");
        }
        if (Similarity is null)
        {
            return Explanation.Match(0, $"{Query}, not scored");
        }
        Explanation freq = Explanation.Match(postings.Freq, "freq, occurrences of the term in the document");
        Explanation score = Similarity.Explain(freq, LeafNorms.Of(leaf.Reader, Field).Bytes[doc]);
        return Explanation.Match(
            score.Value, $"weight({Query} in {doc})", [score]);
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        PostingsEnum? postings = States.Postings(leaf, PostingsFlags.All);
        if (postings is null || postings.Advance(doc) != doc)
        {
            return false;
        }
        byte[] term = States.Term.Bytes.ToArray();
        for (int i = postings.Freq; i > 0; i--)
        {
            int position = postings.NextPosition();
            if (position < 0)
            {
                into.Add(new QueryMatch(Query, Field, term, -1, -1, -1, -1, default));
                break;
            }
            into.Add(new QueryMatch(
                Query,
                Field,
                term,
                position,
                position + 1,
                postings.StartOffset,
                postings.EndOffset,
                postings.Payload.ToArray()));
        }
        return true;
    }

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf) =>
        States.Postings(leaf, PostingsFlags.Positions) is { } postings
            ? new TermOccurrenceReader([postings], Field)
            : null;
}
