namespace Search.Codecs.Tests.Points;

/// <summary>Collects the points in a box; <see cref="Compare"/> is the definition, dimension by dimension.</summary>
internal sealed class RangeVisitor(PointShape shape, byte[] lower, byte[] upper) : PointVisitor
{
    /// <summary>The documents of matching points, one a point, in no order.</summary>
    public List<int> Docs { get; } = [];

    /// <summary>Points looked at one by one.</summary>
    public int Examined { get; private set; }

    /// <summary>Whether a point is in the box.</summary>
    public bool Holds(ReadOnlySpan<byte> point)
    {
        bool inside = true;
        for (int dim = 0; dim < shape.IndexDimensions; dim++)
        {
            ReadOnlySpan<byte> value = Of(point, dim);
            inside &= value.SequenceCompareTo(Of(lower, dim)) >= 0 && value.SequenceCompareTo(Of(upper, dim)) <= 0;
        }
        return inside;
    }

    public override PointRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        for (int dim = 0; dim < shape.IndexDimensions; dim++)
        {
            Assert.True(Of(min, dim).SequenceCompareTo(Of(max, dim)) <= 0);
            if (Of(min, dim).SequenceCompareTo(Of(upper, dim)) > 0
                || Of(max, dim).SequenceCompareTo(Of(lower, dim)) < 0)
            {
                return PointRelation.Outside;
            }
        }
        return Holds(min) && Holds(max) ? PointRelation.Inside : PointRelation.Crosses;
    }

    public override void VisitInside(ReadOnlySpan<int> docs) => Docs.AddRange(docs);

    public override void VisitCrossing(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values)
    {
        Examined += docs.Length;
        for (int i = 0; i < docs.Length; i++)
        {
            if (Holds(values.Slice(i * shape.PackedLength, shape.PackedLength)))
            {
                Docs.Add(docs[i]);
            }
        }
    }

    private ReadOnlySpan<byte> Of(ReadOnlySpan<byte> packed, int dim) =>
        packed.Slice(dim * shape.BytesPerDimension, shape.BytesPerDimension);
}
