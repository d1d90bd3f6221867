using Search.Codecs;

namespace Search.Queries;

/// <summary>
/// Steps through the matches of a query in one leaf and scores the current one. Deleted documents are included: callers
/// check.
/// </summary>
/// <remarks>
/// A scorer whose check is costly (a phrase) offers it in two steps: <see cref="Approximation"/> steps through
/// candidates, cheaply, and <see cref="Confirm"/> decides about the current one. Both views share one state and must
/// not be mixed on one pass.
/// </remarks>
public abstract class Scorer : DocIdSetIterator
{
    /// <summary>Score of the current, confirmed document.</summary>
    public abstract float Score();

    /// <summary>
    /// The score when it is at or over a floor; else that or any other value below the floor. Saves work on what cannot
    /// compete.
    /// </summary>
    public virtual float ScoreAtLeast(float floor) => Score();

    /// <summary>The candidates; the scorer itself when candidates and matches are the same.</summary>
    public virtual DocIdSetIterator Approximation => this;

    /// <summary>Whether the current candidate matches. At most one call a candidate.</summary>
    public virtual bool Confirm() => true;

    /// <summary>Rough price of <see cref="Confirm"/> in simple operations; 0 when it is never false.</summary>
    public virtual float ConfirmCost => 0;

    /// <summary>
    /// Moves the bounds (not the scorer) to <paramref name="target"/> and returns the last document up to which one
    /// bound holds. Targets must not go backwards.
    /// </summary>
    public virtual int AdvanceShallow(int target) => NoMoreDocs;

    /// <summary>No document from the last shallow target to <paramref name="upTo"/> (inclusive) scores
    /// higher.</summary>
    public virtual float GetMaxScore(int upTo) => float.PositiveInfinity;

    /// <summary>Tells that scores below this need not be returned. A hint: scorers may ignore it.</summary>
    public virtual void SetMinCompetitiveScore(float minScore)
    {
    }
}
