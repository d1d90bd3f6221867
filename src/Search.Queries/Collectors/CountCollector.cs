using Search.Indexing;

namespace Search.Queries;

/// <summary>Counts only.</summary>
internal sealed class CountCollector : Collector
{
    internal CountCollector() => MinCompetitiveScore = float.PositiveInfinity;

    /// <inheritdoc/>
    public override bool NeedsScores => false;

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
    }
}
