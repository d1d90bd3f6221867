using Search.Store;

namespace Search.Codecs;

/// <summary>What <c>.kdm</c> says about the tree of a field.</summary>
internal sealed class BkdMeta
{
    // A leaf is decoded whole: this bounds its arrays to 16 MiB of values whatever the file says.
    private const int MaxLeafSize = 1 << 16;

    // A leaf takes a count, a kind of documents, a document, a prefix length and a kind of values at least.
    private const int MinLeafBytes = 5;

    public required PointShape Shape { get; init; }

    public required int MaxPointsInLeaf { get; init; }

    public required int Leaves { get; init; }

    public required byte[] Min { get; init; }

    public required byte[] Max { get; init; }

    public required long Points { get; init; }

    public required int Docs { get; init; }

    public required int IndexLength { get; init; }

    public required long DataStart { get; init; }

    public required long IndexStart { get; init; }

    public static BkdMeta Read(IndexInput meta, PointShape expected, int maxDoc, long dataLength, long indexLength)
    {
        CodecUtil.CheckHeader(
            meta, Lucene86PointsFormat.TreeCodec, Lucene86PointsFormat.TreeVersion, Lucene86PointsFormat.TreeVersion);
        long at = meta.Position;
        int dimensions = meta.ReadVInt();
        int indexDimensions = meta.ReadVInt();
        int maxPoints = meta.ReadVInt();
        var shape = new PointShape(dimensions, indexDimensions, meta.ReadVInt());
        int leaves = meta.ReadVInt();
        if (shape != expected || maxPoints is < 1 or > MaxLeafSize || leaves < 1 || leaves > dataLength / MinLeafBytes)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"a tree of {expected} that its data can hold",
                $"{shape}, {leaves} leaves of {maxPoints}");
        }
        byte[] min = new byte[shape.IndexedLength];
        meta.ReadBytes(min);
        byte[] max = new byte[shape.IndexedLength];
        meta.ReadBytes(max);
        at = meta.Position;
        var tree = new BkdMeta
        {
            Shape = shape,
            MaxPointsInLeaf = maxPoints,
            Leaves = leaves,
            Min = min,
            Max = max,
            Points = meta.ReadVLong(),
            Docs = meta.ReadVInt(),
            IndexLength = meta.ReadVInt(),
            DataStart = meta.ReadInt64(),
            IndexStart = meta.ReadInt64(),
        };
        tree.RequireSense(meta, at, maxDoc, dataLength, indexLength);
        return tree;
    }

    public void Write(IndexOutput meta)
    {
        CodecUtil.WriteHeader(meta, Lucene86PointsFormat.TreeCodec, Lucene86PointsFormat.TreeVersion);
        meta.WriteVInt(Shape.Dimensions);
        meta.WriteVInt(Shape.IndexDimensions);
        meta.WriteVInt(MaxPointsInLeaf);
        meta.WriteVInt(Shape.BytesPerDimension);
        meta.WriteVInt(Leaves);
        meta.WriteBytes(Min);
        meta.WriteBytes(Max);
        meta.WriteVLong(Points);
        meta.WriteVInt(Docs);
        meta.WriteVInt(IndexLength);
        meta.WriteInt64(DataStart);
        meta.WriteInt64(IndexStart);
    }

    private void RequireSense(IndexInput meta, long at, int maxDoc, long dataLength, long indexLength)
    {
        bool good = Points >= Leaves && Points <= (long)Leaves * MaxPointsInLeaf
            && Docs >= 1 && Docs <= maxDoc && Docs <= Points
            && DataStart >= 0 && DataStart <= dataLength
            && IndexLength >= 1 && IndexStart >= 0 && IndexStart <= indexLength - IndexLength;
        for (int i = 0; good && i < Shape.IndexDimensions; i++)
        {
            int start = i * Shape.BytesPerDimension;
            good = Min.AsSpan(start, Shape.BytesPerDimension)
                .SequenceCompareTo(Max.AsSpan(start, Shape.BytesPerDimension)) <= 0;
        }
        if (!good)
        {
            throw new CorruptIndexException(
                meta.Resource, at, "counts, places and bounds that go together",
                $"{Points} points in {Leaves} leaves, {Docs} of {maxDoc} documents");
        }
    }
}
