using Search.Codecs;

namespace Search.Indexing;

/// <summary>One-byte norms in memory, by document.</summary>
internal sealed class HeapNorms : NormValues
{
    private readonly byte[] _norms;
    private readonly ulong[] _has;

    public HeapNorms(ReadOnlySpan<int> docs, ReadOnlySpan<byte> norms, int maxDoc)
    {
        _norms = new byte[maxDoc];
        _has = new ulong[(maxDoc + 63) >> 6];
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            _norms[doc] = norms[i];
            _has[doc >> 6] |= 1UL << (doc & 63);
        }
        DocsWithNorm = docs.Length;
    }

    public override ReadOnlySpan<byte> DenseBytes => DocsWithNorm == _norms.Length ? _norms : [];

    public override int DocsWithNorm { get; }

    public override bool TryGet(int doc, out long norm)
    {
        norm = (sbyte)_norms[doc];
        return (_has[doc >> 6] >> (doc & 63) & 1) != 0;
    }
}
