using Search.Codecs;
using Search.Indexing;
using Search.Queries;

namespace Search.Variants.Expansion;

/// <summary>
/// A query, and another one that is asked only when the first finds too few documents. What only the fallback finds
/// scores below everything that the first one finds: its scores are scaled by one factor, which is the first one's
/// lowest score over the fallback's highest.
/// </summary>
internal sealed class FallbackQuery : Query
{
    /// <summary>Keeps rounding from closing the gap between both.</summary>
    private const float Gap = 0.98f;

    /// <summary>A query with a fallback.</summary>
    /// <param name="primary">What is asked for.</param>
    /// <param name="fallback">What is asked for besides.</param>
    /// <param name="fewerThan">The fallback is asked when the first finds fewer live documents than that.</param>
    public FallbackQuery(Query primary, Query fallback, int fewerThan)
    {
        Primary = primary;
        Fallback = fallback;
        FewerThan = fewerThan;
    }

    /// <summary>What is asked for.</summary>
    public Query Primary { get; }

    /// <summary>What is asked for when that finds too few.</summary>
    public Query Fallback { get; }

    /// <summary>From so many documents on the fallback is not asked.</summary>
    public int FewerThan { get; }

    /// <summary>Matches what the fallback adds, and nothing else: for explaining hits.</summary>
    public bool IsFallbackOnly { get; init; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        Query query = Decide(searcher);
        return searcher.Rewrite(query).CreateWeight(searcher, mode, boost);
    }

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor(this);
        Primary.Visit(visitor);
        Fallback.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        $"({Primary.ToString(defaultField)} else {Fallback.ToString(defaultField)})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is FallbackQuery other && other.FewerThan == FewerThan && other.IsFallbackOnly == IsFallbackOnly
        && other.Primary.Equals(Primary) && other.Fallback.Equals(Fallback);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(FallbackQuery), Primary, Fallback, FewerThan);

    private Query Decide(IndexSearcher searcher)
    {
        (int found, float lowest) = Lowest(searcher, Primary, FewerThan);
        if (found >= FewerThan)
        {
            return IsFallbackOnly ? new MatchNoDocsQuery("the words as typed are found often enough") : Primary;
        }
        Query fallback = Fallback;
        if (found > 0)
        {
            float highest = Highest(searcher, Fallback);
            float factor = highest <= 0 ? 1 : Math.Min(1, Gap * lowest / highest);
            fallback = new BoostQuery(Fallback, factor);
        }
        if (!IsFallbackOnly)
        {
            return found == 0 ? fallback : new DisjunctionMaxQuery([Primary, fallback]);
        }
        return found == 0
            ? fallback
            : new BooleanQuery([new BooleanClause(fallback, Occur.Must), new BooleanClause(Primary, Occur.MustNot)]);
    }

    /// <summary>How many live documents match, counted up to a limit, and the lowest score among them.</summary>
    private static (int Found, float Lowest) Lowest(IndexSearcher searcher, Query query, int limit)
    {
        Weight weight = searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.DocumentAtATime);
        int found = 0;
        float lowest = float.PositiveInfinity;
        foreach (LeafReaderContext leaf in searcher.Reader.Leaves)
        {
            if (weight.GetScorer(leaf) is not { } scorer)
            {
                continue;
            }
            LiveDocs? live = leaf.Reader.LiveDocs;
            for (int doc = scorer.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = scorer.NextDoc())
            {
                if (live is not null && !live[doc])
                {
                    continue;
                }
                lowest = Math.Min(lowest, scorer.Score());
                if (++found >= limit)
                {
                    return (found, lowest);
                }
            }
        }
        return (found, lowest);
    }

    /// <summary>The highest score of any document, by looking at all of them: similar words are rare ones.</summary>
    private static float Highest(IndexSearcher searcher, Query query)
    {
        Weight weight = searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.DocumentAtATime);
        float highest = 0;
        foreach (LeafReaderContext leaf in searcher.Reader.Leaves)
        {
            if (weight.GetScorer(leaf) is not { } scorer)
            {
                continue;
            }
            for (int doc = scorer.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = scorer.NextDoc())
            {
                highest = Math.Max(highest, scorer.Score());
            }
        }
        return highest;
    }
}
