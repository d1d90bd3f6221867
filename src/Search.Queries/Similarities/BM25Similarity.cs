using Search.Codecs;

namespace Search.Queries;

/// <summary>
/// BM25 (Robertson, Walker et al., TREC-3, 1994) in the form of Lucene 8, without the constant factor k1 + 1:
/// <c>boost * idf * f / (f + k1 * (1 - b + b * length / average))</c>, evaluated in single precision, one rounding an
/// operation, as <c>w - w / (1 + f * c[norm])</c>, so that scores equal Lucene's bit for bit.
/// </summary>
public sealed class BM25Similarity : Similarity
{
    /// <summary>Creates the similarity.</summary>
    /// <param name="k1">Saturation of the frequency.</param>
    /// <param name="b">Share of the length normalisation, 0..1.</param>
    public BM25Similarity(float k1 = 1.2f, float b = 0.75f)
    {
        if (!float.IsFinite(k1) || k1 < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(k1), k1, "must be finite and not negative");
        }
        if (!(b >= 0 && b <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(b), b, "must be in 0..1");
        }
        K1 = k1;
        B = b;
    }

    /// <summary>Saturation of the frequency.</summary>
    public float K1 { get; }

    /// <summary>Share of the length normalisation.</summary>
    public float B { get; }

    /// <summary>Inverse document frequency: <c>ln(1 + (N - df + 0.5) / (df + 0.5))</c>.</summary>
    public static float Idf(long docFreq, long docCount) =>
        (float)Math.Log(1 + ((docCount - docFreq + 0.5) / (docFreq + 0.5)));

    /// <summary>Average length of the field.</summary>
    public static float AverageLength(CollectionStatistics collection) =>
        (float)(collection.SumTotalTermFreq / (double)collection.DocCount);

    /// <inheritdoc/>
    public override SimScorer CreateScorer(
        float boost, CollectionStatistics collection, ReadOnlySpan<TermStatistics> terms)
    {
        float average = AverageLength(collection);
        var idfs = new float[terms.Length];
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            idfs[i] = Idf(terms[i].DocFreq, collection.DocCount);
            sum += idfs[i];
        }
        float idf = terms.Length == 1 ? idfs[0] : (float)sum;
        return new BM25Scorer(this, boost, idf, average);
    }

    /// <summary>The inverse of <c>k1 * (1 - b + b * length / average)</c> for each norm byte.</summary>
    internal float[] InverseLengthTable(float average)
    {
        var cache = new float[256];
        for (int i = 0; i < cache.Length; i++)
        {
            float length = SmallFloat.ByteToLength((byte)i);
            cache[i] = 1f / (K1 * ((1 - B) + (B * length / average)));
        }
        return cache;
    }
}
