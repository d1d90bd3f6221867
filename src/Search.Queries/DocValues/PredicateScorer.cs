using Search.Codecs;

namespace Search.Queries;

/// <summary>The documents of an iterator that pass a check.</summary>
internal abstract class PredicateScorer : TwoStepScorer
{
    private protected PredicateScorer(DocIdSetIterator candidates) => Approximation = candidates;

    /// <inheritdoc/>
    public sealed override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public sealed override float ConfirmCost => 3;

    /// <inheritdoc/>
    public sealed override float Score() => 0;
}
