namespace Search.Codecs;

/// <summary>Receives the points of a tree, a leaf at a time, and says which cells are worth a walk.</summary>
public abstract class PointVisitor
{
    /// <summary>How the cell between two corners (both inclusive, indexed dimensions only) lies to what is looked for.</summary>
    public abstract PointRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max);

    /// <summary>Takes the documents of a leaf whose points all match. A document may come several times.</summary>
    public abstract void VisitInside(ReadOnlySpan<int> docs);

    /// <summary>Takes the points of a leaf of which some may match.</summary>
    /// <param name="docs">A document a point.</param>
    /// <param name="values">The packed values one after another, all dimensions of each.</param>
    public abstract void VisitCrossing(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values);
}
