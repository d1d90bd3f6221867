using System.Numerics;

namespace Search.Codecs;

/// <summary>
/// Packs the inner nodes of a tree. A node precedes its left subtree with that one's length, and how a node is written depends on
/// its ancestors alone: so the bytes are made from the last to the first, right subtrees before left ones.
/// </summary>
internal sealed class BkdNodes(PointShape shape, List<long> pointers, List<BkdSplit> splits)
{
    private const int MaxVarintBytes = 10;
    private readonly byte[] _last = new byte[shape.IndexedLength];
    private readonly bool[] _isLeft = new bool[shape.IndexDimensions];
    private readonly byte[] _header = new byte[(3 * MaxVarintBytes) + PointShape.MaxBytesPerDimension];
    private byte[] _bytes = new byte[64];
    private int _length;
    private int _headerLength;

    /// <summary>The nodes.</summary>
    public byte[] Pack()
    {
        Add(0, pointers.Count, 0, isLeft: false);
        return _bytes[^_length..];
    }

    private void Add(int first, int leaves, long parent, bool isLeft)
    {
        if (leaves == 1)
        {
            _headerLength = 0;
            if (!isLeft)
            {
                WriteVarint((ulong)(pointers[first] - parent));
                PrependHeader();
            }
            return;
        }
        int leftLeaves = Lucene86PointsFormat.LeftLeaves(leaves);
        BkdSplit split = splits[first + leftLeaves - 1];
        int dim = split.Dimension;
        Span<byte> last = _last.AsSpan(dim * shape.BytesPerDimension, shape.BytesPerDimension);
        byte[] saved = last.ToArray();
        bool wasLeft = _isLeft[dim];
        split.Value.CopyTo(last);
        _isLeft[dim] = false;
        Add(first + leftLeaves, leaves - leftLeaves, pointers[first], isLeft: false);
        int before = _length;
        _isLeft[dim] = true;
        Add(first, leftLeaves, pointers[first], isLeft: true);
        int leftBytes = _length - before;
        saved.CopyTo(last);
        _isLeft[dim] = wasLeft;
        WriteHeader(split, saved, isLeft ? null : pointers[first] - parent, leftLeaves == 1 ? null : leftBytes);
        PrependHeader();
    }

    private void WriteHeader(BkdSplit split, ReadOnlySpan<byte> last, long? pointer, int? leftBytes)
    {
        _headerLength = 0;
        if (pointer is long delta)
        {
            WriteVarint((ulong)delta);
        }
        int prefix = last.CommonPrefixLength(split.Value);
        int difference = 0;
        if (prefix < shape.BytesPerDimension)
        {
            difference = split.Value[prefix] - last[prefix];
            difference = _isLeft[split.Dimension] ? -difference : difference;
        }
        int code = (((difference * (1 + shape.BytesPerDimension)) + prefix) * shape.IndexDimensions) + split.Dimension;
        WriteVarint((ulong)code);
        if (prefix + 1 < shape.BytesPerDimension)
        {
            split.Value.AsSpan(prefix + 1).CopyTo(_header.AsSpan(_headerLength));
            _headerLength += shape.BytesPerDimension - prefix - 1;
        }
        if (leftBytes is int length)
        {
            WriteVarint((ulong)length);
        }
    }

    private void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            _header[_headerLength++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _header[_headerLength++] = (byte)value;
    }

    private void PrependHeader()
    {
        if (_bytes.Length - _length < _headerLength)
        {
            byte[] grown = new byte[(int)BitOperations.RoundUpToPowerOf2((uint)(_length + _headerLength))];
            _bytes.AsSpan(_bytes.Length - _length).CopyTo(grown.AsSpan(grown.Length - _length));
            _bytes = grown;
        }
        _length += _headerLength;
        _header.AsSpan(0, _headerLength).CopyTo(_bytes.AsSpan(_bytes.Length - _length));
    }
}
