namespace Search.Queries;

/// <summary>One clause of a windowed disjunction: adds its scores for a stretch of documents to an
/// accumulator.</summary>
internal abstract class WindowClause
{
    /// <summary>Upper bound of the clause's documents.</summary>
    internal abstract long Cost { get; }

    /// <summary>Whether every match scores above 0, so that the accumulator itself shows what matched.</summary>
    internal abstract bool IsPositive { get; }

    /// <summary>The first document at or after the target.</summary>
    internal abstract int AdvanceTo(int target);

    /// <summary>Adds the scores of the documents in [start, end); marks them when a mark array is given.</summary>
    internal abstract void Accumulate(int start, int end, double[] sums, byte[]? marks);

    /// <summary>Bound of the scores in [start, last].</summary>
    internal abstract float MaxScore(int start, int last);

    /// <summary>The score of a document at or after every earlier target; false when the clause does not match
    /// it.</summary>
    internal abstract bool TryScore(int doc, out float score);
}
