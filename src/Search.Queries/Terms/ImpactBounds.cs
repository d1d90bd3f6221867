using Search.Codecs;

namespace Search.Queries;

/// <summary>Score bounds of competitive (frequency, norm) pairs.</summary>
internal static class ImpactBounds
{
    /// <summary>The highest score any of the pairs reaches.</summary>
    internal static float MaxScore(SimScorer similarity, ReadOnlySpan<Impact> impacts)
    {
        float max = 0;
        foreach (Impact impact in impacts)
        {
            float freq = impact.Freq == int.MaxValue ? float.MaxValue : impact.Freq;
            max = Math.Max(max, similarity.Score(freq, impact.Norm));
        }
        return max;
    }
}
