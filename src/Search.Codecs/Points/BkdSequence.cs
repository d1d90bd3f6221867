namespace Search.Codecs;

/// <summary>Cuts points of one dimension, which come in order, into leaves.</summary>
internal sealed class BkdSequence(BkdFieldWriter writer)
{
    private const int LeafSize = Lucene86PointsFormat.MaxPointsInLeaf;
    private readonly int _length = writer.Shape.PackedLength;
    private readonly int[] _docs = new int[LeafSize];
    private readonly byte[] _values = new byte[LeafSize * writer.Shape.PackedLength];
    private int _count;

    /// <summary>Writes all leaves.</summary>
    /// <exception cref="ArgumentException">The points are out of order.</exception>
    public void Write(PointCursor points)
    {
        while (points.Next())
        {
            if (_count == LeafSize)
            {
                WriteLeaf();
            }
            Add(points);
        }
        if (_count > 0)
        {
            Last.CopyTo(writer.Max);
            WriteLeaf();
        }
    }

    private ReadOnlySpan<byte> Last => _values.AsSpan((_count - 1) * _length, _length);

    private void Add(PointCursor points)
    {
        ReadOnlySpan<byte> value = points.Value;
        ArgumentOutOfRangeException.ThrowIfNotEqual(value.Length, _length);
        if (_count > 0)
        {
            RequireOrder(Last, value, _docs[_count - 1], points.Doc);
        }
        else if (writer.Points == 0)
        {
            value.CopyTo(writer.Min);
        }
        else
        {
            // The arrays still hold the leaf before.
            RequireOrder(_values.AsSpan((LeafSize - 1) * _length), value, _docs[LeafSize - 1], points.Doc);
            writer.AddSplit(0, value);
        }
        _docs[_count] = points.Doc;
        value.CopyTo(_values.AsSpan(_count * _length));
        _count++;
    }

    private static void RequireOrder(ReadOnlySpan<byte> last, ReadOnlySpan<byte> value, int lastDoc, int doc)
    {
        int order = last.SequenceCompareTo(value);
        if (order > 0 || (order == 0 && lastDoc > doc))
        {
            throw new ArgumentException("points of one dimension come by value, then document");
        }
    }

    private void WriteLeaf()
    {
        writer.WriteLeaf(_docs.AsSpan(0, _count), _values.AsSpan(0, _count * _length), 0);
        _count = 0;
    }
}
