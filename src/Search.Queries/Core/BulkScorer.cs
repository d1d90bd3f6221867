using Search.Codecs;

namespace Search.Queries;

/// <summary>Scores the matches of one leaf, range by range, into a collector.</summary>
public abstract class BulkScorer
{
    /// <summary>
    /// Scores the live matches in [<paramref name="min"/>, <paramref name="max"/>). Ranges of successive calls ascend
    /// without overlap.
    /// </summary>
    /// <returns>A lower bound of the next match at or after <paramref name="max"/>.</returns>
    public abstract int Score(Collector collector, LiveDocs? liveDocs, int min, int max);
}
