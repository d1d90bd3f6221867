using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Receives the matches of a search, leaf by leaf, documents ascending. Hits are counted apart from being collected: a
/// bulk scorer counts every live match with <see cref="AddHits"/> and passes on at least those whose score is not below
/// <see cref="MinCompetitiveScore"/>.
/// </summary>
public abstract class Collector
{
    /// <summary>Matches counted so far.</summary>
    public long HitCount { get; private set; }

    /// <summary>Scores below this cannot enter the result any more.</summary>
    public float MinCompetitiveScore { get; protected set; } = float.NegativeInfinity;

    /// <summary>Whether the count has passed the threshold, so that matches that cannot compete may be left out
    /// uncounted.</summary>
    public bool CanSkip => HitCount > HitThreshold;

    /// <summary>Whether no match may ever be left out.</summary>
    internal bool NeedsEveryMatch => HitThreshold == long.MaxValue;

    /// <summary>Whether scores are asked for.</summary>
    public virtual bool NeedsScores => true;

    /// <summary>Hits up to this many are counted exactly.</summary>
    protected long HitThreshold { get; init; } = long.MaxValue;

    /// <summary>Whether <see cref="NextRun"/> leaves documents out.</summary>
    internal virtual bool HasRuns => false;

    /// <summary>
    /// The next documents of the leaf, from one on, that may enter the result by what is known of them without the query. Asked
    /// when <see cref="CanSkip"/> holds.
    /// </summary>
    internal virtual DocRun NextRun(int target) => DocRun.From(target);

    /// <summary>
    /// The document of a leaf that its search begins with, because the best are expected there; those before it follow, after
    /// another <see cref="SetLeaf"/>.
    /// </summary>
    internal virtual int BestStart(LeafReaderContext leaf) => 0;

    /// <summary>Counts matches.</summary>
    public void AddHits(int count) => HitCount += count;

    /// <summary>Prepares for the documents of a leaf.</summary>
    public abstract void SetLeaf(LeafReaderContext leaf);

    /// <summary>Takes a match of the current leaf.</summary>
    /// <param name="doc">Its id in the leaf.</param>
    /// <param name="score">Its score; 0 when scores are not asked for.</param>
    public abstract void Collect(int doc, float score);
}
