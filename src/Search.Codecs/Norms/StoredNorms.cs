using System.Buffers.Binary;
using Search.Store;

namespace Search.Codecs;

/// <summary>The norms of one field, read in place.</summary>
internal sealed class StoredNorms : NormValues
{
    private readonly DocSet _docs;
    private readonly IndexInput? _values;
    private readonly int _width;
    private readonly long _constant;

    /// <summary>Norms of the documents of a set.</summary>
    /// <param name="docs">The documents.</param>
    /// <param name="values">Big-endian values in document order; null when all documents have the same.</param>
    /// <param name="width">Bytes of one value; 0 for the constant.</param>
    /// <param name="constant">The value that all have when the width is 0.</param>
    public StoredNorms(DocSet docs, IndexInput? values, int width, long constant)
    {
        _docs = docs;
        _values = values;
        _width = width;
        _constant = constant;
    }

    public override ReadOnlySpan<byte> DenseBytes =>
        _width == 1 && _values is not null && _docs.IsAll ? _values.Span(0, _docs.Count) : [];

    public override int DocsWithNorm => _docs.Count;

    public override bool TryGet(int doc, out long norm)
    {
        if (!_docs.TryRank(doc, out int rank))
        {
            norm = 0;
            return false;
        }
        norm = _values is null ? _constant : Read(_values, _width, rank);
        return true;
    }

    private static long Read(IndexInput values, int width, long rank) => width switch
    {
        1 => (sbyte)values.Span(rank, 1)[0],
        2 => BinaryPrimitives.ReadInt16BigEndian(values.Span(rank << 1, 2)),
        4 => BinaryPrimitives.ReadInt32BigEndian(values.Span(rank << 2, 4)),
        _ => BinaryPrimitives.ReadInt64BigEndian(values.Span(rank << 3, 8)),
    };
}
