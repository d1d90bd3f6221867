using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Sees every match of the query without the selections, once. A match that all selections accept goes to the hits and is
/// counted everywhere; one that a single facet refuses is counted in that facet alone; one that two refuse is of no use.
/// </summary>
internal sealed class FacetCollector : Collector
{
    private readonly Collector _hits;
    private readonly FacetCounter[] _all;
    private readonly FacetCounter[] _selecting;
    private readonly FacetCounter[] _open;

    internal FacetCollector(Collector hits, IReadOnlyList<FacetDefinition> facets)
    {
        _hits = hits;
        _all = [.. facets.Select(f => f.CreateCounter())];
        _selecting = [.. _all.Where(c => c.HasSelection)];
        _open = [.. _all.Where(c => !c.HasSelection)];
    }

    /// <inheritdoc/>
    public override bool NeedsScores => _hits.NeedsScores;

    /// <summary>The counts, in the order of the facets.</summary>
    internal IReadOnlyList<FacetResult> Results => [.. _all.Select(c => c.ToResult())];

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _hits.SetLeaf(leaf);
        foreach (FacetCounter counter in _all)
        {
            counter.SetLeaf(leaf);
        }
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        FacetCounter? refusing = null;
        foreach (FacetCounter counter in _selecting)
        {
            if (!counter.Read(doc))
            {
                if (refusing is not null)
                {
                    return;
                }
                refusing = counter;
            }
        }
        if (refusing is not null)
        {
            refusing.Count();
            return;
        }
        _hits.AddHits(1);
        if (!(score < _hits.MinCompetitiveScore))
        {
            _hits.Collect(doc, score);
        }
        foreach (FacetCounter counter in _selecting)
        {
            counter.Count();
        }
        foreach (FacetCounter counter in _open)
        {
            counter.Read(doc);
            counter.Count();
        }
    }
}
