using Search.Codecs;

namespace Search.Queries;

/// <summary>Documents on which all iterators meet, led by the cheapest.</summary>
internal sealed class ConjunctionIterator : DocIdSetIterator
{
    private readonly DocIdSetIterator _lead;
    private readonly DocIdSetIterator[] _others;

    /// <summary>Two iterators or more.</summary>
    internal ConjunctionIterator(IEnumerable<DocIdSetIterator> iterators)
    {
        DocIdSetIterator[] byCost = [.. iterators.OrderBy(i => i.Cost)];
        _lead = byCost[0];
        _others = byCost[1..];
    }

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => Meet(_lead.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Meet(_lead.Advance(target));

    private int Meet(int doc)
    {
        int i = 0;
        while (doc != NoMoreDocs && i < _others.Length)
        {
            DocIdSetIterator other = _others[i];
            int at = other.DocId;
            if (at < doc)
            {
                at = other.Advance(doc);
            }
            if (at == doc)
            {
                i++;
            }
            else
            {
                doc = at == NoMoreDocs ? _lead.Advance(NoMoreDocs) : _lead.Advance(at);
                i = 0;
            }
        }
        return doc;
    }
}
