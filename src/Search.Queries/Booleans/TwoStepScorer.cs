using Search.Codecs;

namespace Search.Queries;

/// <summary>A scorer made of candidates and a check.</summary>
public abstract class TwoStepScorer : Scorer
{
    /// <inheritdoc/>
    public abstract override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public abstract override bool Confirm();

    /// <inheritdoc/>
    public override int DocId => Approximation.DocId;

    /// <inheritdoc/>
    public override long Cost => Approximation.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => FirstConfirmed(Approximation.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => FirstConfirmed(Approximation.Advance(target));

    private int FirstConfirmed(int doc)
    {
        while (doc != NoMoreDocs && !Confirm())
        {
            doc = Approximation.NextDoc();
        }
        return doc;
    }
}
