using Search.Store;

namespace Search.Codecs;

/// <summary>One walk through a tree: cells that the visitor calls outside are skipped, those inside are not compared any further.</summary>
internal sealed class BkdWalk
{
    private readonly BkdMeta _meta;
    private readonly PointShape _shape;
    private readonly IndexInput _index;
    private readonly IndexInput _data;
    private readonly PointVisitor _visitor;
    private readonly BkdLeaf? _leaf;

    // By level: the corners of the cell, the last split value of each dimension, and whether the node is below its left side.
    private readonly byte[] _min;
    private readonly byte[] _max;
    private readonly byte[] _splits;
    private readonly bool[] _isLeft;
    private long _estimate;

    /// <summary>Prepares a walk.</summary>
    /// <param name="meta">The tree.</param>
    /// <param name="index">Its inner nodes.</param>
    /// <param name="data">Its leaves.</param>
    /// <param name="visitor">Says which cells matter, and gets the points.</param>
    /// <param name="leaf">Reads leaves; null to estimate the points only.</param>
    public BkdWalk(BkdMeta meta, IndexInput index, IndexInput data, PointVisitor visitor, BkdLeaf? leaf)
    {
        _meta = meta;
        _shape = meta.Shape;
        _index = index;
        _data = data;
        _visitor = visitor;
        _leaf = leaf;
        int levels = 2 + System.Numerics.BitOperations.Log2((uint)meta.Leaves) + 1;
        _min = new byte[levels * _shape.IndexedLength];
        _max = new byte[levels * _shape.IndexedLength];
        _splits = new byte[levels * _shape.IndexedLength];
        _isLeft = new bool[levels * _shape.IndexDimensions];
    }

    /// <summary>Walks; about how many points the visitor did not rule out.</summary>
    public long Run()
    {
        _meta.Min.CopyTo(_min, 0);
        _meta.Max.CopyTo(_max, 0);
        var cursor = new ByteCursor(
            _index.Span(_meta.IndexStart, _meta.IndexLength), _index.Resource, _meta.IndexStart);
        Visit(ref cursor, new Node(_meta.Leaves, 0, 0, IsLeft: false, IsInside: false));
        return _estimate;
    }

    private void Visit(ref ByteCursor cursor, Node node)
    {
        if (!node.IsInside)
        {
            PointRelation relation = _visitor.Compare(Cell(_min, node.Level), Cell(_max, node.Level));
            if (relation == PointRelation.Outside)
            {
                return;
            }
            node = node with { IsInside = relation == PointRelation.Inside };
        }
        if (_leaf is null && node.IsInside)
        {
            _estimate += (long)node.Leaves * _meta.MaxPointsInLeaf;
            return;
        }
        if (!node.IsLeft)
        {
            node = node with { Pointer = node.Pointer + cursor.ReadVLong() };
        }
        if (node.Leaves == 1)
        {
            VisitLeaf(node);
        }
        else
        {
            VisitChildren(ref cursor, node);
        }
    }

    private void VisitChildren(ref ByteCursor cursor, Node node)
    {
        int level = node.Level;
        int below = level + 1;
        int dim = ReadSplit(ref cursor, level);
        int leftLeaves = Lucene86PointsFormat.LeftLeaves(node.Leaves);
        int leftBytes = leftLeaves == 1 ? 0 : cursor.ReadVInt();
        int start = cursor.Position;
        if ((uint)leftBytes > (uint)cursor.Remaining)
        {
            throw cursor.Corrupt($"a left subtree of at most {cursor.Remaining} bytes", $"{leftBytes}");
        }
        Span<bool> sides = _isLeft.AsSpan(below * _shape.IndexDimensions, _shape.IndexDimensions);
        _isLeft.AsSpan(level * _shape.IndexDimensions, _shape.IndexDimensions).CopyTo(sides);

        // The splits of a level are its children's: both sides read against the value of their parent.
        Cell(_min, level).CopyTo(Cell(_min, below));
        Cell(_max, level).CopyTo(Cell(_max, below));
        ReadOnlySpan<byte> split = Dimension(_splits, below, dim);
        split.CopyTo(Dimension(_max, below, dim));
        sides[dim] = true;
        Visit(ref cursor, new Node(leftLeaves, below, node.Pointer, IsLeft: true, node.IsInside));
        cursor.Position = start + leftBytes;
        Cell(_min, level).CopyTo(Cell(_min, below));
        Cell(_max, level).CopyTo(Cell(_max, below));
        split.CopyTo(Dimension(_min, below, dim));
        sides[dim] = false;
        Visit(ref cursor, new Node(node.Leaves - leftLeaves, below, node.Pointer, IsLeft: false, node.IsInside));
    }

    // Reads the split of a node into the next level's values; its dimension.
    private int ReadSplit(ref ByteCursor cursor, int level)
    {
        int code = cursor.ReadVInt();
        if (code < 0)
        {
            throw cursor.Corrupt("the code of a split", $"{code}");
        }
        int dim = code % _shape.IndexDimensions;
        code /= _shape.IndexDimensions;
        int prefix = code % (1 + _shape.BytesPerDimension);
        int difference = code / (1 + _shape.BytesPerDimension);
        Cell(_splits, level).CopyTo(Cell(_splits, level + 1));
        if (prefix == _shape.BytesPerDimension)
        {
            return difference == 0 ? dim : throw cursor.Corrupt("the same split value", $"a difference of {difference}");
        }
        Span<byte> value = Dimension(_splits, level + 1, dim);
        int changed = _isLeft[(level * _shape.IndexDimensions) + dim]
            ? value[prefix] - difference
            : value[prefix] + difference;
        if ((uint)changed > byte.MaxValue)
        {
            throw cursor.Corrupt("a split value's byte", $"{changed}");
        }
        value[prefix] = (byte)changed;
        cursor.ReadBytes(_shape.BytesPerDimension - prefix - 1).CopyTo(value[(prefix + 1)..]);
        return dim;
    }

    private void VisitLeaf(Node node)
    {
        if (_leaf is null)
        {
            _estimate += (_meta.MaxPointsInLeaf + 1) / 2;
            return;
        }
        ByteCursor cursor = _data.Cursor(node.Pointer);
        _leaf.ReadDocs(ref cursor);
        if (node.IsInside)
        {
            _visitor.VisitInside(_leaf.Docs);
            return;
        }
        if (!_leaf.ReadCommon(ref cursor))
        {
            _leaf.ReadValues(ref cursor);
            _visitor.VisitCrossing(_leaf.Docs, _leaf.Values);
            return;
        }
        ReadOnlySpan<byte> point = _leaf.Common[.._shape.IndexedLength];
        RequireInCell(ref cursor, point, node.Level);
        switch (_visitor.Compare(point, point))
        {
            case PointRelation.Inside:
                _visitor.VisitInside(_leaf.Docs);
                break;
            case PointRelation.Crosses:
                _leaf.FillCommon();
                _visitor.VisitCrossing(_leaf.Docs, _leaf.Values);
                break;
            default:
                break;
        }
    }

    // A leaf of one point is compared as a cell of its own: it must lie in the one that was compared before.
    private void RequireInCell(ref ByteCursor cursor, ReadOnlySpan<byte> point, int level)
    {
        for (int dim = 0; dim < _shape.IndexDimensions; dim++)
        {
            ReadOnlySpan<byte> value = point.Slice(dim * _shape.BytesPerDimension, _shape.BytesPerDimension);
            if (value.SequenceCompareTo(Dimension(_min, level, dim)) < 0
                || value.SequenceCompareTo(Dimension(_max, level, dim)) > 0)
            {
                throw cursor.Corrupt("a point in the cell of its leaf", Convert.ToHexStringLower(point));
            }
        }
    }

    private Span<byte> Cell(byte[] levels, int level) =>
        levels.AsSpan(level * _shape.IndexedLength, _shape.IndexedLength);

    private Span<byte> Dimension(byte[] levels, int level, int dim) =>
        Cell(levels, level).Slice(dim * _shape.BytesPerDimension, _shape.BytesPerDimension);

    private readonly record struct Node(int Leaves, int Level, long Pointer, bool IsLeft, bool IsInside);
}
