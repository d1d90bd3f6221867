using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>BM25 of one term or phrase.</summary>
internal sealed class BM25Scorer : SimScorer
{
    private readonly float _boost;
    private readonly float _idf;
    private readonly float _weight;
    private readonly float _average;
    private readonly float[] _inverse;
    private readonly BM25Similarity _similarity;

    internal BM25Scorer(BM25Similarity similarity, float boost, float idf, float average)
    {
        _similarity = similarity;
        _boost = boost;
        _idf = idf;
        _average = average;
        _weight = boost * idf;
        _inverse = similarity.InverseLengthTable(average);
    }

    /// <inheritdoc/>
    public override float Score(float freq, long norm) =>
        _weight - (_weight / (1f + (freq * _inverse[(byte)norm])));

    /// <inheritdoc/>
    public override void FillRow(float freq, Span<float> scores) => ScoreRows.FillBM25(_weight, freq, _inverse, scores);

    /// <inheritdoc/>
    public override Explanation Explain(Explanation freq, long norm)
    {
        int length = SmallFloat.ByteToLength((byte)norm);
        float tf = (float)(1 - (1 / (1 + (freq.Value * _inverse[(byte)norm]))));
        return Explanation.Match(
            Score((float)freq.Value, norm),
            "score, boost * idf * tf",
            Explanation.Match(_boost, "boost"),
            Explanation.Match(_idf, "idf, ln(1 + (N - n + 0.5) / (n + 0.5)); summed over the terms of a phrase"),
            Explanation.Match(
                tf,
                "tf, freq / (freq + k1 * (1 - b + b * dl / avgdl))",
                freq,
                Explanation.Match(_similarity.K1, "k1"),
                Explanation.Match(_similarity.B, "b"),
                Explanation.Match(length, "dl, length of the field (rounded by its norm byte)"),
                Explanation.Match(_average, "avgdl, average length of the field")));
    }
}
