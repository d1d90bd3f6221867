using Search.Store;
using Search.Testing;
using Search.Testing.Points;

namespace Search.Codecs.Tests.Points;

/// <summary>Points come back as they were written, and boxes hold the same documents as point by point.</summary>
public sealed class PointsTests
{
    [Fact]
    public void Points_round_trip() => TestSeed.Run(
        random =>
        {
            int maxDoc = random.Next(4) == 0 ? random.Next(8000, 20_000) : random.Next(1, 3000);
            using var directory = new ByteBuffersDirectory();
            RandomPoints[] values = [.. Enumerable.Range(1, 8).Select(d => RandomPoints.Create(random, d))];
            PointBuffer[] points = [.. values.Select(v => v.Points(random, maxDoc))];
            SegmentState state = State(directory, maxDoc, [.. values.Select(v => v.Shape)]);
            var before = points.Select(p => (Docs: p.Docs.ToArray(), Values: p.Values.ToArray())).ToArray();
            Write(state, points);
            using PointsProducer producer = Lucene87Codec.Instance.OpenPoints(state);
            producer.CheckIntegrity();
            foreach (FieldInfo field in state.FieldInfos)
            {
                (int[] docs, byte[] packed) = before[field.Number];
                AssertSame(random, docs, packed, producer.GetValues(field), values[field.Number]);
            }
        },
        iterations: 6 * Judges.Multiplier);

    [Fact]
    public void Documents_take_any_width_and_any_order() => TestSeed.Run(random =>
    {
        foreach (int maxDoc in new[] { 100, 70_000, 1 << 24, (1 << 24) + 1, 90_000_000 })
        {
            using var directory = new ByteBuffersDirectory();
            var shape = new PointShape(1, 1, 4);
            SegmentState state = State(directory, maxDoc, [shape]);
            var points = new PointBuffer(shape);
            for (int i = 0; i < 1500; i++)
            {
                points.Add(i == 0 ? maxDoc - 1 : random.Next(maxDoc), [0, 0, 0, (byte)random.Next(200)]);
            }
            var before = (Docs: points.Docs.ToArray(), Values: points.Values.ToArray());
            Write(state, [points]);
            using PointsProducer producer = Lucene87Codec.Instance.OpenPoints(state);
            PointValues? values = producer.GetValues(state.FieldInfos.First());
            Assert.Equal(before.Docs.Distinct().Count(), values?.DocCount);
            Assert.Equal(Sorted(before.Docs, before.Values, shape), ReadAll(values));
        }
    });

    [Fact]
    public void A_map_of_documents_applies_before_sorting()
    {
        using var directory = new ByteBuffersDirectory();
        var shape = new PointShape(1, 1, 1);
        SegmentState state = State(directory, 3, [shape]);
        var points = new PointBuffer(shape);
        points.Add(0, [7]);
        points.Add(1, [7]);
        points.Add(2, [3]);
        points.MapDocs([2, 1, 0]);
        Write(state, [points]);
        using PointsProducer producer = Lucene87Codec.Instance.OpenPoints(state);
        PointLeafCursor? leaves = producer.GetValues(state.FieldInfos.First())?.GetLeaves();
        Assert.NotNull(leaves);
        Assert.True(leaves.Next());
        Assert.Equal([0, 1, 2], leaves.Docs.ToArray());
        Assert.Equal([3, 7, 7], leaves.Values.ToArray());
    }

    [Fact]
    public void Points_out_of_order_are_refused_where_order_is_promised()
    {
        using var directory = new ByteBuffersDirectory();
        var shape = new PointShape(1, 1, 1);
        SegmentState state = State(directory, 3, [shape]);
        var points = new PointBuffer(shape);
        points.Add(0, [7]);
        points.Add(1, [6]);
        using PointsConsumer consumer = Lucene87Codec.Instance.CreatePoints(state);
        Assert.Throws<ArgumentException>(
            () => consumer.AddSortedField(state.FieldInfos.First(), new InOrder(points)));
    }

    internal static SegmentState State(Directory directory, int maxDoc, PointShape[] shapes)
    {
        FieldInfo[] fields = [.. shapes.Select((s, i) => new FieldInfo($"p{i}", i)
        {
            PointDimensionCount = s.Dimensions,
            PointIndexDimensionCount = s.IndexDimensions,
            PointNumBytes = s.BytesPerDimension,
        })];
        return new SegmentState(directory, TestSegments.Create(maxDoc), new FieldInfos(fields));
    }

    internal static void Write(SegmentState state, PointBuffer[] points)
    {
        using PointsConsumer consumer = Lucene87Codec.Instance.CreatePoints(state);
        foreach (FieldInfo field in state.FieldInfos)
        {
            consumer.AddField(field, points[field.Number]);
        }
        consumer.Finish();
    }

    private static void AssertSame(
        Random random, int[] docs, byte[] packed, PointValues? found, RandomPoints values)
    {
        if (docs.Length == 0)
        {
            Assert.Null(found);
            return;
        }
        Assert.NotNull(found);
        PointShape shape = values.Shape;
        Assert.Equal(shape, found.Shape);
        Assert.Equal(docs.Length, found.Size);
        Assert.Equal(docs.Distinct().Count(), found.DocCount);
        Assert.Equal(Sorted(docs, packed, shape), ReadAll(found));
        for (int i = 0; i < 12; i++)
        {
            byte[] lower = values.Value(random, random.Next(docs[^1] + 1));
            byte[] upper = values.Value(random, random.Next(docs[^1] + 1));
            SortCorners(shape, lower, upper, random);
            var visitor = new RangeVisitor(shape, lower, upper);
            found.Intersect(visitor);
            List<int> expected = [.. docs.Where((_, i) =>
                visitor.Holds(packed.AsSpan(i * shape.PackedLength, shape.PackedLength))).Order()];
            Assert.Equal(expected, visitor.Docs.Order());
            Assert.InRange(found.EstimatePoints(visitor), 0, found.Size);
            Assert.True(expected.Count == 0 || found.EstimatePoints(visitor) > 0);
        }
    }

    private static void SortCorners(PointShape shape, byte[] lower, byte[] upper, Random random)
    {
        for (int dim = 0; dim < shape.Dimensions; dim++)
        {
            Span<byte> low = lower.AsSpan(dim * shape.BytesPerDimension, shape.BytesPerDimension);
            Span<byte> high = upper.AsSpan(dim * shape.BytesPerDimension, shape.BytesPerDimension);
            if (random.Next(4) == 0)
            {
                low.Clear();
                high.Fill(byte.MaxValue);
            }
            else if (low.SequenceCompareTo(high) > 0)
            {
                byte[] swapped = low.ToArray();
                high.CopyTo(low);
                swapped.CopyTo(high);
            }
        }
    }

    private static List<string> Sorted(int[] docs, byte[] packed, PointShape shape) =>
        [.. docs.Select((doc, i) =>
            Line(doc, packed.AsSpan(i * shape.PackedLength, shape.PackedLength))).Order(StringComparer.Ordinal)];

    private static List<string> ReadAll(PointValues? values)
    {
        var lines = new List<string>();
        byte[] last = [];
        int lastDoc = -1;
        for (PointLeafCursor? leaves = values?.GetLeaves(); leaves?.Next() == true;)
        {
            int length = leaves.Values.Length / leaves.Docs.Length;
            for (int i = 0; i < leaves.Docs.Length; i++)
            {
                ReadOnlySpan<byte> value = leaves.Values.Slice(i * length, length);
                lines.Add(Line(leaves.Docs[i], value));
                if (values?.Shape.Dimensions == 1)
                {
                    int order = last.AsSpan().SequenceCompareTo(value);
                    Assert.True(order < 0 || (order == 0 && lastDoc <= leaves.Docs[i]));
                    (last, lastDoc) = (value.ToArray(), leaves.Docs[i]);
                }
            }
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Line(int doc, ReadOnlySpan<byte> value) => $"{doc} {Convert.ToHexString(value)}";

    private sealed class InOrder(PointBuffer points) : PointCursor
    {
        private int _at = -1;

        public override int Doc => points.Docs[_at];

        public override ReadOnlySpan<byte> Value => points.ValueAt(_at);

        public override bool Next() => ++_at < points.Count;
    }
}
