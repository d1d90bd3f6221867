using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Weight of a query for many terms with one score: few terms stay iterators, so that other clauses can lead; more
/// become a set of bits.
/// </summary>
internal sealed class MultiTermWeight : Weight
{
    /// <summary>Terms of a leaf up to which their postings are merged instead of collected.</summary>
    private const int Few = 16;

    private readonly MultiTermQuery _query;
    private readonly SearchPlan _plan;
    private readonly ScoreMode _mode;
    private readonly float _score;

    internal MultiTermWeight(MultiTermQuery query, SearchPlan plan, ScoreMode mode, float score)
        : base(query)
    {
        _query = query;
        _plan = plan;
        _mode = mode;
        _score = score;
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        if (leaf.Reader.Terms(_query.Field) is not { } terms)
        {
            return null;
        }
        TermIntersection at = _query.GetTerms(terms);
        var few = new List<Scorer>();
        while (few.Count <= Few && at.MoveNext())
        {
            few.Add(new ConstantScorer(at.Postings(null, PostingsFlags.None), 0, ScoreMode.CompleteNoScores));
        }
        if (few.Count <= Few)
        {
            return few.Count == 0 ? null
                : new ConstantScorer(few.Count == 1 ? few[0] : new DisjunctionSumScorer([.. few], 1), _score, _mode);
        }
        var bits = new DocBits(leaf.Reader.MaxDoc);
        foreach (Scorer scorer in few)
        {
            bits.Add(scorer);
        }
        PostingsEnum? postings = null;
        while (at.MoveNext())
        {
            postings = at.Postings(postings, PostingsFlags.None);
            bits.Add(postings);
        }
        return new ConstantScorer(bits, _score, _mode);
    }

    /// <inheritdoc/>
    public override BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        if (_plan == SearchPlan.DocumentAtATime)
        {
            return base.GetBulkScorer(leaf);
        }
        return leaf.Reader.Terms(_query.Field) is { } terms
            ? TermUnionBulkScorer.Create(_query.GetTerms(terms), leaf.Reader.MaxDoc, _score)
            : null;
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        if (!TryScore(leaf, doc, out float score))
        {
            return Explanation.NoMatch($"no term of {Query}");
        }
        var found = new List<QueryMatch>();
        Matches(leaf, doc, found);
        IEnumerable<string> terms = found.Select(m => System.Text.Encoding.UTF8.GetString(m.Term.Span)).Distinct();
        return Explanation.Match(score, $"{Query}, constant score, by {string.Join(", ", terms)}");
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        if (leaf.Reader.Terms(_query.Field) is not { } terms)
        {
            return false;
        }
        TermIntersection at = _query.GetTerms(terms);
        PostingsEnum? postings = null;
        bool any = false;
        while (at.MoveNext())
        {
            postings = at.Postings(postings, PostingsFlags.All);
            if (postings.Advance(doc) == doc)
            {
                any = true;
                TermMatches.Add(Query, _query.Field, at.Term.ToArray(), postings, into);
            }
        }
        return any;
    }
}
