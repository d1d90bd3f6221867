namespace Search.Codecs.Tests.Postings;

/// <summary>Norms of a test field: dense bytes, sparse bytes, or wider numbers.</summary>
internal sealed class ModelNorms : NormValues
{
    private readonly Dictionary<int, long> _norms = [];
    private byte[] _dense = [];

    public override ReadOnlySpan<byte> DenseBytes => _dense;

    public override int DocsWithNorm => _norms.Count;

    public static ModelNorms Random(Random random, int maxDoc)
    {
        var norms = new ModelNorms();
        int kind = random.Next(3);
        for (int doc = 0; doc < maxDoc; doc++)
        {
            if (kind != 1 || random.Next(3) > 0)
            {
                // A document with tokens never has norm 0.
                norms._norms[doc] = kind == 2
                    ? (random.NextInt64(-1000, 1000) << random.Next(20)) | 1
                    : (sbyte)(1 + random.Next(random.Next(10) == 0 ? 255 : 20));
            }
        }
        if (kind == 0)
        {
            norms._dense = [.. Enumerable.Range(0, maxDoc).Select(d => (byte)norms._norms[d])];
        }
        return norms;
    }

    public override bool TryGet(int doc, out long norm) => _norms.TryGetValue(doc, out norm);
}
