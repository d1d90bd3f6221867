using Search.Indexing;

namespace Search.Queries;

/// <summary>A boolean query with the weights of its clauses.</summary>
internal sealed class BooleanWeight : Weight
{
    private readonly BooleanQuery _query;
    private readonly (Occur Occur, Weight Weight)[] _clauses;
    private readonly ScoreMode _mode;
    private readonly SearchPlan _plan;

    internal BooleanWeight(BooleanQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _mode = mode;
        _plan = searcher.Plan;
        _clauses = [.. query.Clauses.Select(c => (
            c.Occur,
            c.Query.CreateWeight(
                searcher, c.Occur is Occur.Must or Occur.Should ? mode : ScoreMode.CompleteNoScores, boost)))];
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        Clauses? found = Collect(leaf);
        if (found is null)
        {
            return null;
        }
        Scorer? required = Required(found);
        Scorer? optional = Optional(found, required is not null);
        Scorer? main = required is null ? optional
            : optional is null ? required
            : found.Minimum > 0 ? new ConjunctionScorer([required, optional], [required, optional])
            : new ReqOptScorer(required, optional);
        return main is not null && found.Excluded.Count > 0
            ? new ReqExclScorer(main, Any(found.Excluded))
            : main;
    }

    /// <inheritdoc/>
    public override BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        if (_plan == SearchPlan.DocumentAtATime)
        {
            return base.GetBulkScorer(leaf);
        }
        return TryConjunction(leaf, out BulkScorer? conjunction) ? conjunction
            : TryDisjunction(leaf, out BulkScorer? disjunction) ? disjunction
            : base.GetBulkScorer(leaf);
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        var details = new List<Explanation>();
        var misses = new List<Explanation>();
        int shoulds = 0;
        bool required = false;
        double sum = 0;
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            Explanation part = weight.Explain(leaf, doc);
            required |= occur is Occur.Must or Occur.Filter;
            if (part.IsMatch && occur == Occur.MustNot)
            {
                return Explanation.NoMatch($"a document that must not match: {weight.Query}", part);
            }
            if (!part.IsMatch && occur is Occur.Must or Occur.Filter)
            {
                misses.Add(Explanation.NoMatch($"no match of a required clause: {weight.Query}", part));
            }
            if (part.IsMatch && occur is Occur.Must or Occur.Should)
            {
                sum += (float)part.Value;
                details.Add(part);
                shoulds += occur == Occur.Should ? 1 : 0;
            }
        }
        int minimum = Math.Max(_query.MinimumShouldMatch, required ? 0 : 1);
        if (misses.Count > 0)
        {
            return Explanation.NoMatch("some required clauses do not match", misses);
        }
        return shoulds < minimum
            ? Explanation.NoMatch($"{shoulds} of the optional clauses match, {minimum} are needed")
            : Explanation.Match(ScoreOf(leaf, doc, sum), "sum of:", details);
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        if (!TryScore(leaf, doc, out _))
        {
            return false;
        }
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            if (occur != Occur.MustNot)
            {
                weight.Matches(leaf, doc, into);
            }
        }
        return true;
    }

    /// <summary>The scorer's own value: with optional beside required clauses it rounds between the two sums.</summary>
    private double ScoreOf(LeafReaderContext leaf, int doc, double sum) =>
        _mode != ScoreMode.CompleteNoScores && TryScore(leaf, doc, out float score) ? score : (float)sum;

    /// <summary>Every clause must match: as many optional ones as there are clauses count as required.</summary>
    private bool AllAreRequired => _clauses.All(c => c.Occur is Occur.Must or Occur.Filter)
        || (_query.MinimumShouldMatch == _clauses.Length && _clauses.All(c => c.Occur == Occur.Should));

    private bool TryConjunction(LeafReaderContext leaf, out BulkScorer? scorer)
    {
        scorer = null;
        if (_clauses.Length < 2 || !_clauses.All(c => c.Weight is TermWeight) || !AllAreRequired)
        {
            return false;
        }
        var terms = new TermBlocks[_clauses.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            if (((TermWeight)_clauses[i].Weight).GetBlocks(leaf) is not { } blocks)
            {
                return true;
            }
            terms[i] = blocks;
        }
        scorer = new TermConjunctionBulkScorer(terms, _plan);
        return true;
    }

    private bool TryDisjunction(LeafReaderContext leaf, out BulkScorer? scorer)
    {
        scorer = null;
        if (_mode == ScoreMode.CompleteNoScores
            || _clauses.Any(c => c.Occur is Occur.Must or Occur.Filter)
            || _query.MinimumShouldMatch > 1)
        {
            return false;
        }
        var terms = new List<TermBlocks>();
        var others = new List<Scorer>();
        var excluded = new List<Scorer>();
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            if (occur == Occur.MustNot)
            {
                AddIfAny(excluded, weight.GetScorer(leaf));
            }
            else if (weight is TermWeight term)
            {
                if (term.GetBlocks(leaf) is { } blocks)
                {
                    terms.Add(blocks);
                }
            }
            else
            {
                AddIfAny(others, weight.GetScorer(leaf));
            }
        }
        if (terms.Count + others.Count > 0)
        {
            scorer = new DisjunctionBulkScorer(
                [.. terms], [.. others], excluded.Count == 0 ? null : Any(excluded), _plan);
        }
        return true;
    }

    private Clauses? Collect(LeafReaderContext leaf)
    {
        var found = new Clauses();
        foreach ((Occur occur, Weight weight) in _clauses)
        {
            Scorer? scorer = weight.GetScorer(leaf);
            if (scorer is null)
            {
                if (occur is Occur.Must or Occur.Filter)
                {
                    return null;
                }
                continue;
            }
            switch (occur)
            {
                case Occur.Must:
                    found.Required.Add(scorer);
                    found.Scored.Add(scorer);
                    break;
                case Occur.Filter:
                    found.Required.Add(scorer);
                    break;
                case Occur.Should:
                    found.Optional.Add(scorer);
                    break;
                default:
                    found.Excluded.Add(scorer);
                    break;
            }
        }
        found.Minimum = _query.MinimumShouldMatch;
        if (found.Optional.Count < found.Minimum)
        {
            return null;
        }
        if (found.Optional.Count == found.Minimum)
        {
            // As many as must match: they are required, and summed with the other required ones.
            found.Required.AddRange(found.Optional);
            found.Scored.AddRange(found.Optional);
            found.Optional.Clear();
            found.Minimum = 0;
        }
        return found;
    }

    private static Scorer? Required(Clauses found) =>
        found.Required.Count == 0 ? null
        : found.Required.Count == 1 && found.Scored.Count == 1 ? found.Required[0]
        : new ConjunctionScorer([.. found.Required], [.. found.Scored]);

    private Scorer? Optional(Clauses found, bool hasRequired)
    {
        if (found.Optional.Count == 0 || (hasRequired && found.Minimum == 0 && _mode == ScoreMode.CompleteNoScores))
        {
            return null;
        }
        return found.Optional.Count == 1
            ? found.Optional[0]
            : new DisjunctionSumScorer([.. found.Optional], Math.Max(1, found.Minimum));
    }

    private static Scorer Any(List<Scorer> scorers) =>
        scorers.Count == 1 ? scorers[0] : new DisjunctionSumScorer([.. scorers], 1);

    private static void AddIfAny(List<Scorer> list, Scorer? scorer)
    {
        if (scorer is not null)
        {
            list.Add(scorer);
        }
    }

    private sealed class Clauses
    {
        internal List<Scorer> Required { get; } = [];

        internal List<Scorer> Scored { get; } = [];

        internal List<Scorer> Optional { get; } = [];

        internal List<Scorer> Excluded { get; } = [];

        internal int Minimum { get; set; }
    }
}
