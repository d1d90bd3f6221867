using System.Numerics;

namespace Search.Codecs;

/// <summary>Splits points of several dimensions into leaves: at each node by the dimension in which they are spread widest.</summary>
internal sealed class BkdPartition
{
    private const int LeafSize = Lucene86PointsFormat.MaxPointsInLeaf;
    private readonly PointBuffer _points;
    private readonly BkdFieldWriter _writer;
    private readonly PointShape _shape;
    private readonly PointOrder _compare;
    private readonly int[] _order;
    private readonly int[] _splitsOfDim;
    private readonly int[] _docs = new int[LeafSize];
    private readonly byte[] _values;

    public BkdPartition(PointBuffer points, BkdFieldWriter writer)
    {
        _points = points;
        _writer = writer;
        _shape = points.Shape;
        _compare = new PointOrder(points);
        _order = new int[points.Count];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
        _splitsOfDim = new int[_shape.IndexDimensions];
        _values = new byte[LeafSize * _shape.PackedLength];
    }

    /// <summary>Writes all leaves, the splits between them and the bounds.</summary>
    public void Write()
    {
        ReadBounds(_order, _writer.Min, _writer.Max);
        Split(_order, (_order.Length + LeafSize - 1) / LeafSize);
    }

    private void Split(Span<int> order, int leaves)
    {
        if (leaves == 1)
        {
            WriteLeaf(order);
            return;
        }
        int dim = ChooseDimension(order);
        int leftLeaves = Lucene86PointsFormat.LeftLeaves(leaves);
        int middle = leftLeaves * LeafSize;
        _compare.Dimension = dim;
        _compare.Select(order, middle);
        byte[] value = _compare.ValueAt(order[middle], dim).ToArray();
        _splitsOfDim[dim]++;
        Split(order[..middle], leftLeaves);
        _writer.AddSplit(dim, value);
        Split(order[middle..], leaves - leftLeaves);
        _splitsOfDim[dim]--;
    }

    // A dimension that was split less than half as often as another comes first, so that all get their share.
    private int ChooseDimension(ReadOnlySpan<int> order)
    {
        byte[] min = new byte[_shape.IndexedLength];
        byte[] max = new byte[_shape.IndexedLength];
        ReadBounds(order, min, max);
        int most = _splitsOfDim.Max();
        int widest = 0;
        BigInteger width = -1;
        for (int dim = 0; dim < _shape.IndexDimensions; dim++)
        {
            int start = dim * _shape.BytesPerDimension;
            BigInteger spread = new BigInteger(max.AsSpan(start, _shape.BytesPerDimension), true, true)
                - new BigInteger(min.AsSpan(start, _shape.BytesPerDimension), true, true);
            if (_splitsOfDim[dim] < most / 2 && !spread.IsZero)
            {
                return dim;
            }
            if (spread > width)
            {
                (widest, width) = (dim, spread);
            }
        }
        return widest;
    }

    private void ReadBounds(ReadOnlySpan<int> order, byte[] min, byte[] max)
    {
        for (int dim = 0; dim < _shape.IndexDimensions; dim++)
        {
            ReadOnlySpan<byte> least = _compare.ValueAt(order[0], dim);
            ReadOnlySpan<byte> greatest = least;
            foreach (int place in order)
            {
                ReadOnlySpan<byte> value = _compare.ValueAt(place, dim);
                least = value.SequenceCompareTo(least) < 0 ? value : least;
                greatest = value.SequenceCompareTo(greatest) > 0 ? value : greatest;
            }
            least.CopyTo(min.AsSpan(dim * _shape.BytesPerDimension));
            greatest.CopyTo(max.AsSpan(dim * _shape.BytesPerDimension));
        }
    }

    private void WriteLeaf(Span<int> order)
    {
        int length = _shape.PackedLength;
        Span<byte> values = _values.AsSpan(0, order.Length * length);
        Gather(order, values);
        int sortedDim = FewestFirstBytes(values);
        _compare.Dimension = sortedDim;
        order.Sort(_compare);
        Gather(order, values);
        for (int i = 0; i < order.Length; i++)
        {
            _docs[i] = _points.Docs[order[i]];
        }
        _writer.WriteLeaf(_docs.AsSpan(0, order.Length), values, sortedDim);
    }

    private void Gather(ReadOnlySpan<int> order, Span<byte> values)
    {
        for (int i = 0; i < order.Length; i++)
        {
            _points.ValueAt(order[i]).CopyTo(values[(i * _shape.PackedLength)..]);
        }
    }

    // The dimension with the fewest distinct bytes after what its values share: it makes the longest runs.
    private int FewestFirstBytes(ReadOnlySpan<byte> values)
    {
        int best = 0;
        int fewest = int.MaxValue;
        for (int dim = 0; dim < _shape.Dimensions; dim++)
        {
            int prefix = BkdPrefix.Of(_shape, values, dim);
            if (prefix == _shape.BytesPerDimension)
            {
                continue;
            }
            UInt128 low = 0;
            UInt128 high = 0;
            for (int at = (dim * _shape.BytesPerDimension) + prefix; at < values.Length; at += _shape.PackedLength)
            {
                int b = values[at];
                low |= b < 128 ? UInt128.One << b : 0;
                high |= b < 128 ? 0 : UInt128.One << (b - 128);
            }
            int distinct = (int)(UInt128.PopCount(low) + UInt128.PopCount(high));
            if (distinct < fewest)
            {
                (best, fewest) = (dim, distinct);
            }
        }
        return best;
    }
}
