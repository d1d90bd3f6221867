namespace Search.Queries;

/// <summary>
/// Scores of small frequencies with every norm byte, so that scoring a posting is one look-up. Rows are equal bit for
/// bit to
/// <see cref="SimScorer.Score"/>; frequencies without a row are computed.
/// </summary>
internal sealed class ScoreTable
{
    private const int MaxRows = 32;
    private readonly float[] _scores;

    /// <summary>Fills the rows that pay for a term with these statistics.</summary>
    internal ScoreTable(SimScorer similarity, int docFreq, long totalTermFreq)
    {
        Similarity = similarity;
        Rows = docFreq < 256 ? 0 : (int)Math.Min(MaxRows, 4 + (4 * totalTermFreq / docFreq));
        _scores = Rows == 0 ? [] : GC.AllocateUninitializedArray<float>((Rows + 1) << 8);
        _scores.AsSpan(0, Math.Min(256, _scores.Length)).Clear();
        for (int freq = 1; freq <= Rows; freq++)
        {
            similarity.FillRow(freq, _scores.AsSpan(freq << 8, 256));
        }
    }

    /// <summary>What computes the scores.</summary>
    internal SimScorer Similarity { get; }

    /// <summary>Frequencies 1..Rows have a row; 0 for none.</summary>
    internal int Rows { get; }

    /// <summary>The score of freq (1..Rows) and norm at index <c>freq * 256 + norm</c>.</summary>
    internal ReadOnlySpan<float> Scores => _scores;
}
