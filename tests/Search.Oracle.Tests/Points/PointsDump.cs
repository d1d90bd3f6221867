using System.Globalization;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Oracle.Tests.Points;

/// <summary>What <c>PointsDump.java</c> prints, by our reader.</summary>
internal static class PointsDump
{
    public static List<string> Of(Directory directory)
    {
        var lines = new List<string>();
        using DirectoryReader reader = DirectoryReader.Open(directory);
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            foreach (string name in leaf.Reader.FieldInfos
                .Where(f => f.PointDimensionCount > 0).Select(f => f.Name).Order(StringComparer.Ordinal))
            {
                lines.Add($"{leaf.Ord} {name} {Describe(leaf.Reader.GetPointValues(name))}");
            }
        }
        return lines;
    }

    private static string Describe(PointValues? values)
    {
        if (values is null)
        {
            return "none";
        }
        PointShape shape = values.Shape;
        var walked = new Digest(shape.PackedLength);
        values.Intersect(walked);
        var scanned = new Digest(shape.PackedLength);
        for (PointLeafCursor leaves = values.GetLeaves(); leaves.Next();)
        {
            scanned.VisitCrossing(leaves.Docs, leaves.Values);
        }
        Assert.Equal(walked.Sum, scanned.Sum);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.Dimensions} {shape.IndexDimensions} {shape.BytesPerDimension} {values.Size} {values.DocCount} ")
            + $"{Convert.ToHexStringLower(values.MinPackedValue)} {Convert.ToHexStringLower(values.MaxPackedValue)} "
            + walked.Sum.ToString("x", CultureInfo.InvariantCulture);
    }

    private sealed class Digest(int packedLength) : PointVisitor
    {
        public ulong Sum { get; private set; }

        public override PointRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => PointRelation.Crosses;

        public override void VisitInside(ReadOnlySpan<int> docs) => Assert.Fail("no cell is called inside");

        public override void VisitCrossing(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values)
        {
            for (int i = 0; i < docs.Length; i++)
            {
                ulong hash = (ulong)docs[i] * 0x9E3779B97F4A7C15;
                foreach (byte b in values.Slice(i * packedLength, packedLength))
                {
                    hash = (hash ^ b) * 0x100000001B3;
                }
                Sum += hash ^ (hash >> 29);
            }
        }
    }
}
