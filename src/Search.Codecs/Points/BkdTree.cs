using Search.Store;

namespace Search.Codecs;

/// <summary>The points of a field as they lie in the files.</summary>
internal sealed class BkdTree(BkdMeta meta, IndexInput index, IndexInput data, int maxDoc) : PointValues
{
    public override PointShape Shape => meta.Shape;

    public override long Size => meta.Points;

    public override int DocCount => meta.Docs;

    public override ReadOnlySpan<byte> MinPackedValue => meta.Min;

    public override ReadOnlySpan<byte> MaxPackedValue => meta.Max;

    public override void Intersect(PointVisitor visitor) =>
        new BkdWalk(meta, index, data, visitor, new BkdLeaf(meta.Shape, meta.MaxPointsInLeaf, maxDoc)).Run();

    public override long EstimatePoints(PointVisitor visitor) =>
        Math.Min(meta.Points, new BkdWalk(meta, index, data, visitor, null).Run());

    public override PointLeafCursor GetLeaves() => new BkdLeaves(meta, data, maxDoc);
}
