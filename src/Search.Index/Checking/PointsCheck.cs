using System.Numerics;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Checks the points of one field of a segment: every point in its cell and every cell in the whole, order, and the counts.
/// </summary>
internal sealed class PointsCheck : PointVisitor
{
    private readonly SegmentCheck _check;
    private readonly FieldInfo _field;
    private readonly PointShape _shape;
    private readonly byte[] _least;
    private readonly byte[] _greatest;
    private readonly byte[] _min;
    private readonly byte[] _max;
    private readonly byte[] _last;
    private readonly ulong[] _seen;
    private int _lastDoc = -1;
    private long _points;

    private PointsCheck(SegmentCheck check, FieldInfo field, PointValues values)
    {
        _check = check;
        _field = field;
        _shape = values.Shape;
        _least = values.MinPackedValue.ToArray();
        _greatest = values.MaxPackedValue.ToArray();
        _min = [.. _least];
        _max = [.. _greatest];
        _last = new byte[_shape.PackedLength];
        _seen = new ulong[(check.Reader.MaxDoc + 63) >> 6];
    }

    /// <summary>Runs the check.</summary>
    public static void Run(SegmentCheck check, FieldInfo field)
    {
        if (check.Reader.GetPointValues(field.Name) is not PointValues values)
        {
            return;
        }
        var walk = new PointsCheck(check, field, values);
        values.Intersect(walk);
        check.RequireEqual(field, "points", values.Size, walk._points);
        int docs = 0;
        foreach (ulong word in walk._seen)
        {
            docs += BitOperations.PopCount(word);
        }
        check.RequireEqual(field, "documents with points", values.DocCount, docs);
        long scanned = 0;
        for (PointLeafCursor leaves = values.GetLeaves(); leaves.Next();)
        {
            scanned += leaves.Docs.Length;
        }
        check.RequireEqual(field, "points leaf after leaf", values.Size, scanned);
        check.Points += walk._points;
    }

    /// <inheritdoc/>
    public override PointRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        if (!IsWithin(min, _least, _greatest) || !IsWithin(max, _least, _greatest))
        {
            _check.Report(_field, "cells within the bounds of the field", $"{Hex(min)} to {Hex(max)}");
        }
        min.CopyTo(_min);
        max.CopyTo(_max);
        return PointRelation.Crosses;
    }

    /// <inheritdoc/>
    public override void VisitInside(ReadOnlySpan<int> docs) =>
        throw new InvalidOperationException("no cell was called inside");

    /// <inheritdoc/>
    public override void VisitCrossing(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            ReadOnlySpan<byte> value = values.Slice(i * _shape.PackedLength, _shape.PackedLength);
            if (!IsWithin(value, _min, _max))
            {
                _check.Report(_field, $"a point from {Hex(_min)} to {Hex(_max)}", Hex(value));
            }
            if (_shape.Dimensions == 1)
            {
                CheckOrder(docs[i], value);
            }
            _seen[docs[i] >> 6] |= 1UL << (docs[i] & 63);
            _points++;
        }
    }

    private void CheckOrder(int doc, ReadOnlySpan<byte> value)
    {
        int order = value.SequenceCompareTo(_last);
        if (order < 0 || (order == 0 && doc < _lastDoc))
        {
            _check.Report(
                _field, $"a point after {Hex(_last)} of document {_lastDoc}", $"{Hex(value)} of document {doc}");
        }
        value.CopyTo(_last);
        _lastDoc = doc;
    }

    private bool IsWithin(ReadOnlySpan<byte> point, ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        for (int start = 0; start < _shape.IndexedLength; start += _shape.BytesPerDimension)
        {
            ReadOnlySpan<byte> value = point.Slice(start, _shape.BytesPerDimension);
            if (value.SequenceCompareTo(min.Slice(start, _shape.BytesPerDimension)) < 0
                || value.SequenceCompareTo(max.Slice(start, _shape.BytesPerDimension)) > 0)
            {
                return false;
            }
        }
        return true;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
