namespace Search.Queries;

/// <summary>
/// Scores a frequency and a norm. Never falls when the frequency rises, never rises when the norm (as an unsigned byte)
/// rises, never negative: block bounds depend on it. Immutable.
/// </summary>
public abstract class SimScorer
{
    /// <summary>Norm of documents of a field without norms.</summary>
    public const long NoNorm = 1;

    /// <summary>The score.</summary>
    /// <param name="freq">Frequency of the term or phrase in the document.</param>
    /// <param name="norm">Norm as stored; only its low byte counts.</param>
    public abstract float Score(float freq, long norm);

    /// <summary>The scores of a frequency with each of the 256 norm bytes: equal, bit for bit, to
    /// <see cref="Score"/>.</summary>
    public virtual void FillRow(float freq, Span<float> scores)
    {
        for (int norm = 0; norm < 256; norm++)
        {
            scores[norm] = Score(freq, norm);
        }
    }

    /// <summary>How a score comes about.</summary>
    public abstract Explanation Explain(Explanation freq, long norm);
}
