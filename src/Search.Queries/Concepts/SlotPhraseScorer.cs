using Search.Codecs;

namespace Search.Queries;

/// <summary>Documents in which every slot is filled, then their intervals.</summary>
internal sealed class SlotPhraseScorer : TwoStepScorer
{
    private readonly SlotReader[] _slots;
    private readonly SlotAlignment[] _orders;
    private readonly SimScorer? _similarity;
    private readonly LeafNorms _norms;
    private readonly bool _ordered;
    private float _bound;

    internal SlotPhraseScorer(SlotPhraseQuery query, SlotReader[] slots, SimScorer? similarity, LeafNorms norms)
    {
        _slots = slots;
        _orders = SlotOrders.Create(query, slots);
        _similarity = similarity;
        _norms = norms;
        _ordered = query.Ordered;
        Approximation = slots.Length == 1 ? slots[0] : new ConjunctionIterator(slots);
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public override float ConfirmCost => 200 * _slots.Length;

    /// <summary>The frequency in the current document.</summary>
    internal float Freq { get; private set; }

    /// <inheritdoc/>
    public override bool Confirm()
    {
        foreach (SlotReader slot in _slots)
        {
            slot.Read();
        }
        Freq = 0;
        foreach (SlotAlignment order in _orders)
        {
            Freq += order.Freq();
        }
        return Freq > 0;
    }

    /// <summary>Adds each match of the current document.</summary>
    internal void Collect(Action<IReadOnlyList<SlotInterval>, SlotAlignment> found)
    {
        foreach (SlotAlignment order in _orders)
        {
            order.Freq(trace => found(trace, order));
        }
    }

    /// <inheritdoc/>
    public override float Score() => _similarity is null ? 0 : _similarity.Score(Freq, _norms.Bytes[DocId]);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        if (_similarity is null)
        {
            return NoMoreDocs;
        }
        int upTo = NoMoreDocs;
        float most = _slots[0].MaxCount(target, ref upTo);
        _bound = _ordered ? _similarity.Score(most, 0) : float.MaxValue;
        return upTo;
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => _similarity is null ? 0
        : Math.Min(_bound, _similarity.Score(float.MaxValue, 0));
}
