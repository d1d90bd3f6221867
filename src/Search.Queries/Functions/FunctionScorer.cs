using Search.Codecs;

namespace Search.Queries;

/// <summary>The matches of another scorer, their scores multiplied by a function of a doc value.</summary>
internal sealed class FunctionScorer : TwoStepScorer
{
    private readonly Scorer _inner;
    private readonly NumericDocValues? _values;
    private readonly ValueFunction _function;
    private readonly double _missing;
    private readonly float _boost;
    private readonly double _max;

    internal FunctionScorer(
        Scorer inner, NumericDocValues? values, ValueFunction function, double missing, float boost)
    {
        _inner = inner;
        _values = values;
        _function = function;
        _missing = missing;
        _boost = boost;
        _max = Math.Max(1, function.Max);
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => _inner.Approximation;

    /// <inheritdoc/>
    public override float ConfirmCost => _inner.ConfirmCost;

    /// <inheritdoc/>
    public override bool Confirm() => _inner.Confirm();

    /// <inheritdoc/>
    public override float Score()
    {
        double factor = _values is not null && _values.AdvanceExact(DocId)
            ? _function.Of(_values.LongValue)
            : _missing;
        return (float)(_inner.Score() * factor * _boost);
    }

    /// <inheritdoc/>
    public override int AdvanceShallow(int target) => _inner.AdvanceShallow(target);

    // One step up, since the product is rounded.
    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) =>
        MathF.BitIncrement((float)(_inner.GetMaxScore(upTo) * _max * _boost));
}
