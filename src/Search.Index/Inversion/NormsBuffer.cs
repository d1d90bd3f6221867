using Search.Codecs;

namespace Search.Indexing;

/// <summary>The norms of one field in an in-memory segment.</summary>
internal sealed class NormsBuffer
{
    private readonly GrowableList<int> _docs = new(4);
    private readonly GrowableList<byte> _norms = new(1);

    /// <summary>Bytes held.</summary>
    public long RamBytes => _docs.RamBytes + _norms.RamBytes;

    /// <summary>Adds a document's norm.</summary>
    public void Add(int doc, byte norm)
    {
        _docs.Add(doc);
        _norms.Add(norm);
    }

    /// <summary>Writes the field; returns the same norms for the impacts.</summary>
    public NormValues Flush(FieldInfo field, NormsConsumer consumer, int maxDoc)
    {
        var norms = new long[_docs.Count];
        ReadOnlySpan<byte> bytes = _norms.Span;
        for (int i = 0; i < norms.Length; i++)
        {
            norms[i] = (sbyte)bytes[i];
        }
        consumer.AddField(field, _docs.Span, norms);
        return new HeapNorms(_docs.Span, bytes, maxDoc);
    }
}
