using System.Buffers.Binary;
using Search.Store;

namespace Search.Codecs;

/// <summary>Decodes one leaf at a time into arrays of its documents and packed values.</summary>
internal sealed class BkdLeaf(PointShape shape, int maxPointsInLeaf, int maxDoc)
{
    private const int Ascending = 0;
    private const int ThreeBytes = 24;
    private const int FourBytes = 32;
    private readonly int[] _prefixes = new int[shape.Dimensions];
    private readonly byte[] _common = new byte[shape.PackedLength];
    private int[] _docs = [];
    private byte[] _values = [];
    private int _count;

    /// <summary>The documents, one a point.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, _count);

    /// <summary>The packed values, filled by <see cref="ReadValues"/>.</summary>
    public ReadOnlySpan<byte> Values => _values.AsSpan(0, _count * shape.PackedLength);

    /// <summary>A point that all are equal to after <see cref="ReadCommon"/> returned true.</summary>
    public ReadOnlySpan<byte> Common => _common;

    /// <summary>Reads the documents at the start of a leaf.</summary>
    public void ReadDocs(ref ByteCursor cursor)
    {
        int count = cursor.ReadVInt();
        if (count < 1 || count > maxPointsInLeaf || count > cursor.Remaining)
        {
            throw cursor.Corrupt($"1 to {maxPointsInLeaf} points in a leaf", $"{count}");
        }
        if (_docs.Length < count)
        {
            _docs = new int[count];
        }
        _count = count;
        Span<int> docs = _docs.AsSpan(0, count);
        int kind = cursor.ReadByte();
        switch (kind)
        {
            case Ascending:
                ReadAscending(ref cursor, docs);
                break;
            case ThreeBytes:
                ReadOnlySpan<byte> threes = cursor.ReadBytes(3 * count);
                for (int i = 0; i < docs.Length; i++)
                {
                    docs[i] = (threes[3 * i] << 16) | (threes[(3 * i) + 1] << 8) | threes[(3 * i) + 2];
                }
                break;
            case FourBytes:
                ReadOnlySpan<byte> fours = cursor.ReadBytes(4 * count);
                for (int i = 0; i < docs.Length; i++)
                {
                    docs[i] = BinaryPrimitives.ReadInt32BigEndian(fours[(4 * i)..]);
                }
                break;
            default:
                throw cursor.Corrupt("documents of kind 0, 24 or 32", $"{kind}");
        }
        RequireDocs(ref cursor, docs);
    }

    /// <summary>Reads what the points share; true when they are all equal and the leaf is read whole.</summary>
    public bool ReadCommon(ref ByteCursor cursor)
    {
        int left = 0;
        for (int dim = 0; dim < shape.Dimensions; dim++)
        {
            int prefix = cursor.ReadVInt();
            if ((uint)prefix > (uint)shape.BytesPerDimension)
            {
                throw cursor.Corrupt($"a prefix of at most {shape.BytesPerDimension} bytes", $"{prefix}");
            }
            _prefixes[dim] = prefix;
            cursor.ReadBytes(prefix).CopyTo(_common.AsSpan(dim * shape.BytesPerDimension));
            left += shape.BytesPerDimension - prefix;
        }
        return left == 0 && IsAllEqual(ref cursor);
    }

    /// <summary>Fills the values with the point that all are equal to.</summary>
    public void FillCommon()
    {
        EnsureValues();
        for (int i = 0; i < _count; i++)
        {
            _common.CopyTo(_values, i * shape.PackedLength);
        }
    }

    /// <summary>Reads the rest of a leaf whose points are not all equal.</summary>
    public void ReadValues(ref ByteCursor cursor)
    {
        int kind = (sbyte)cursor.ReadByte();
        if (shape.IndexDimensions > 1)
        {
            for (int dim = 0; dim < shape.IndexDimensions; dim++)
            {
                cursor.ReadBytes(2 * (shape.BytesPerDimension - _prefixes[dim]));
            }
        }
        EnsureValues();
        if (kind == BkdLeafKind.FewDistinct)
        {
            ReadRuns(ref cursor);
        }
        else if (kind >= 0 && kind < shape.Dimensions && _prefixes[kind] < shape.BytesPerDimension)
        {
            ReadSorted(ref cursor, kind);
        }
        else
        {
            throw cursor.Corrupt("a dimension that points differ in, or -2", $"{kind}");
        }
    }

    private static void ReadAscending(ref ByteCursor cursor, Span<int> docs)
    {
        int doc = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            // A sum that overflows is negative, or at least no document of the segment: it is refused with the others.
            doc = unchecked(doc + cursor.ReadVInt());
            docs[i] = doc;
        }
    }

    private static bool IsAllEqual(ref ByteCursor cursor)
    {
        int kind = (sbyte)cursor.ReadByte();
        return kind == BkdLeafKind.AllEqual ? true : throw cursor.Corrupt("-1, all points equal", $"{kind}");
    }

    private void RequireDocs(ref ByteCursor cursor, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if ((uint)doc >= (uint)maxDoc)
            {
                throw cursor.Corrupt($"documents below {maxDoc}", $"{doc}");
            }
        }
    }

    private void EnsureValues()
    {
        int length = _count * shape.PackedLength;
        if (_values.Length < length)
        {
            _values = new byte[length];
        }
    }

    private void ReadRuns(ref ByteCursor cursor)
    {
        for (int i = 0; i < _count;)
        {
            int length = cursor.ReadVInt();
            if (length < 1 || length > _count - i)
            {
                throw cursor.Corrupt($"a run of 1 to {_count - i} points", $"{length}");
            }
            Span<byte> first = _values.AsSpan(i * shape.PackedLength, shape.PackedLength);
            ReadPoint(ref cursor, first, -1);
            for (int j = 1; j < length; j++)
            {
                first.CopyTo(_values.AsSpan((i + j) * shape.PackedLength));
            }
            i += length;
        }
    }

    private void ReadSorted(ref ByteCursor cursor, int sortedDim)
    {
        int place = (sortedDim * shape.BytesPerDimension) + _prefixes[sortedDim];
        for (int i = 0; i < _count;)
        {
            byte shared = cursor.ReadByte();
            int length = cursor.ReadByte();
            if (length < 1 || length > _count - i)
            {
                throw cursor.Corrupt($"a run of 1 to {_count - i} points", $"{length}");
            }
            _common[place] = shared;
            for (int end = i + length; i < end; i++)
            {
                ReadPoint(ref cursor, _values.AsSpan(i * shape.PackedLength, shape.PackedLength), sortedDim);
            }
        }
    }

    private void ReadPoint(ref ByteCursor cursor, Span<byte> point, int sortedDim)
    {
        _common.CopyTo(point);
        for (int dim = 0; dim < _prefixes.Length; dim++)
        {
            int prefix = _prefixes[dim] + (dim == sortedDim ? 1 : 0);
            int length = shape.BytesPerDimension - prefix;
            cursor.ReadBytes(length).CopyTo(point[((dim * shape.BytesPerDimension) + prefix)..]);
        }
    }
}
