using Search.Codecs;

namespace Search.Queries;

/// <summary>The numbers of a concept: its weight and, for each part, what one occurrence adds at each length.</summary>
internal sealed class ConceptSimilarity
{
    private readonly float[] _weights;
    private readonly float[][] _inverse;
    private readonly ConceptQuery _query;

    internal ConceptSimilarity(ConceptQuery query, IndexSearcher searcher, float boost)
    {
        _query = query;
        (DocFreq, DocCount) = query.Frequency.Resolve(searcher);
        Idf = BM25Similarity.Idf(DocFreq, DocCount);
        Boost = boost;
        Weight = boost * Idf;
        _weights = [.. query.Parts.Select(p => p.Weight)];
        Averages = new float[query.Parts.Count];
        _inverse = new float[query.Parts.Count][];
        for (int i = 0; i < _inverse.Length; i++)
        {
            CollectionStatistics statistics = searcher.CollectionStatistics(query.Parts[i].Space);
            Averages[i] = statistics.DocCount == 0 ? 1 : BM25Similarity.AverageLength(statistics);
            _inverse[i] = new BM25Similarity(query.K1, query.Parts[i].B).InverseLengthTable(Averages[i]);
        }
    }

    internal long DocFreq { get; }

    internal long DocCount { get; }

    internal float Idf { get; }

    internal float Boost { get; }

    internal float Weight { get; }

    /// <summary>The average length that each part is measured by.</summary>
    internal float[] Averages { get; }

    /// <summary>What a part adds to the sum before saturation.</summary>
    internal float Add(int part, float freq, byte norm) => _weights[part] * freq * _inverse[part][norm];

    /// <summary>What one occurrence of a part counts.</summary>
    internal float WeightOf(int part) => _weights[part];

    /// <summary>The factor of a part for each norm byte.</summary>
    internal ReadOnlySpan<float> InverseOf(int part) => _inverse[part];

    /// <summary>The score of a sum.</summary>
    internal float Saturate(float sum) => Weight - (Weight / (1f + sum));

    /// <summary>The most a part can add by its impacts.</summary>
    internal float MaxAdd(int part, ReadOnlySpan<Impact> impacts)
    {
        float max = 0;
        foreach (Impact impact in impacts)
        {
            max = Math.Max(max, Add(part, impact.Freq, (byte)impact.Norm));
        }
        return max;
    }

    /// <summary>How a part's contribution comes about.</summary>
    internal Explanation ExplainPart(int part, float freq, byte norm)
    {
        ConceptPart p = _query.Parts[part];
        int length = SmallFloat.ByteToLength(norm);
        float normalised = p.Weight * freq / (1 - p.B + (p.B * length / Averages[part]));
        return Explanation.Match(
            normalised,
            $"weight * freq / (1 - b + b * dl / avgdl) of {p.Field}:{string.Join(' ', p.Terms.Select(t => t.Text))}",
            Explanation.Match(p.Weight, "weight"),
            Explanation.Match(freq, "freq, occurrences in the document"),
            Explanation.Match(p.B, "b"),
            Explanation.Match(length, "dl, length of the field (rounded by its norm byte)"),
            Explanation.Match(Averages[part], $"avgdl, average length of {p.Space}"));
    }
}
