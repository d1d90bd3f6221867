namespace Search.Queries;

/// <summary>A concept, document at a time: the parts that match add up, then one saturation.</summary>
internal sealed class ConceptScorer : Scorer
{
    private readonly ConceptPartScorer[] _parts;
    private readonly ConceptSimilarity? _similarity;
    private int _doc = -1;

    internal ConceptScorer(ConceptPartScorer[] parts, ConceptSimilarity? similarity)
    {
        _parts = parts;
        _similarity = similarity;
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _parts.Sum(p => p.Cost);

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int next = NoMoreDocs;
        foreach (ConceptPartScorer part in _parts)
        {
            int at = part.DocId;
            if (at < target)
            {
                at = part.Advance(target);
            }
            next = Math.Min(next, at);
        }
        _doc = next;
        return next;
    }

    /// <inheritdoc/>
    public override float Score()
    {
        if (_similarity is null)
        {
            return 0;
        }
        float sum = 0;
        foreach (ConceptPartScorer part in _parts)
        {
            if (part.DocId == _doc)
            {
                sum += part.Add();
            }
        }
        return _similarity.Saturate(sum);
    }

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        int upTo = NoMoreDocs;
        foreach (ConceptPartScorer part in _parts)
        {
            upTo = Math.Min(upTo, Bounds.AdvanceShallow(part, target));
        }
        return upTo;
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        if (_similarity is null)
        {
            return 0;
        }
        float sum = 0;
        foreach (ConceptPartScorer part in _parts)
        {
            sum += Bounds.MaxScore(part, upTo);
        }
        return _similarity.Saturate(sum);
    }
}
