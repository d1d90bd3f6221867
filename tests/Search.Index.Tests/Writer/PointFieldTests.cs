using Search.Codecs;
using Search.Testing;
using Search.Testing.Indexing;
using Search.Testing.Mock;

namespace Search.Indexing.Tests.Writer;

/// <summary>Points on their way into an index: their encodings, what is refused, and what a refused document leaves.</summary>
public sealed class PointFieldTests : IDisposable
{
    private readonly WordAnalyzer _analyzer = new();

    public void Dispose() => _analyzer.Dispose();

    [Fact]
    public void Encoded_numbers_order_as_the_numbers_do() => TestSeed.Run(random =>
    {
        long[] longs = [long.MinValue, -1, 0, 1, long.MaxValue, .. Enumerable.Range(0, 99).Select(_ =>
            (long)random.NextInt64() >> random.Next(64))];
        AssertOrder(longs, v => PointEncoding.Pack(v), b => PointEncoding.ReadInt64(b));
        AssertOrder([.. longs.Select(v => (int)v)], v => PointEncoding.Pack(v), b => PointEncoding.ReadInt32(b));
        double[] doubles =
        [
            double.NegativeInfinity, double.MinValue, -0.0, 0.0, double.Epsilon, double.PositiveInfinity,
            .. longs.Select(l => l / 3.7e7),
            .. longs.Select(l => BitConverter.Int64BitsToDouble(l)).Where(double.IsFinite),
        ];
        AssertOrder(doubles, v => PointEncoding.Pack(v), b => PointEncoding.ReadDouble(b));
        float[] floats = [.. doubles.Select(d => (float)d)];
        AssertOrder(floats, v => PointEncoding.Pack(v), b => PointEncoding.ReadSingle(b));
    });

    [Fact]
    public void A_refused_document_leaves_no_points()
    {
        using var directory = new MockDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig { Analyzer = _analyzer }))
        {
            writer.AddDocument(new IndexDocument().Add(PointFields.Int64("a", 5)).Add(PointFields.Int64("a", 6)));
            IndexDocument refused = new IndexDocument()
                .Add(PointFields.Int64("a", 7)).Add(PointFields.Int64("a", 8)).Add(PointFields.Int64("only", 1))
                .Add(PointFields.Int64("a", 9, 10));
            Assert.Throws<ArgumentException>(() => writer.AddDocument(refused));
            writer.AddDocument(new IndexDocument().Add(PointFields.Int64("a", 11)));
        }
        Assert.True(CheckIndex.Check(directory).IsClean);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        LeafReader leaf = Assert.Single(reader.Leaves).Reader;
        PointLeafCursor? points = leaf.GetPointValues("a")?.GetLeaves();
        Assert.NotNull(points);
        Assert.True(points.Next());
        Assert.Equal([0, 0, 1], points.Docs.ToArray());
        Assert.Equal([5, 6, 11], points.Values.ToArray().Chunk(8).Select(v => PointEncoding.ReadInt64(v)));
        Assert.Null(leaf.GetPointValues("only"));
    }

    [Fact]
    public void A_field_has_points_of_one_shape_in_the_whole_index()
    {
        using var directory = new MockDirectory();
        var config = new IndexWriterConfig { Analyzer = _analyzer };
        using (var writer = new IndexWriter(directory, config))
        {
            writer.AddDocument(new IndexDocument().Add(PointFields.Single("a", 1.5f)));
            Assert.Throws<ArgumentException>(
                () => writer.AddDocument(new IndexDocument().Add(PointFields.Double("a", 1.5))));
        }
        using var again = new IndexWriter(directory, config);
        Assert.Throws<ArgumentException>(
            () => again.AddDocument(new IndexDocument().Add(PointFields.Int32("a", 1, 2))));
        Assert.Throws<ArgumentException>(() => again.AddDocument(
            new IndexDocument().Add(PointFields.Bytes("a", new PointShape(1, 1, 4), new byte[3]))));
        Assert.Throws<ArgumentException>(() => again.AddDocument(
            new IndexDocument().Add(PointFields.Bytes("b", new PointShape(9, 9, 1), new byte[9]))));
        Assert.Throws<ArgumentException>(() => PointFields.Int64("a"));
        again.AddDocument(new IndexDocument().Add(PointFields.Int32("a", 7)));
    }

    private static void AssertOrder<T>(T[] values, Func<T, byte[]> encode, Func<byte[], T> decode)
        where T : IComparable<T>
    {
        foreach (T value in values)
        {
            Assert.Equal(value, decode(encode(value)));
            foreach (T other in values)
            {
                int order = value.CompareTo(other);
                Assert.True(order == 0 || encode(value).AsSpan().SequenceCompareTo(encode(other)) < 0 == order < 0);
            }
        }
    }
}
