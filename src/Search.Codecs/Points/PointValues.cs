namespace Search.Codecs;

/// <summary>The points of one field of a segment. Thread-safe: each walk has its own state.</summary>
public abstract class PointValues
{
    /// <summary>Dimensions and width.</summary>
    public abstract PointShape Shape { get; }

    /// <summary>Number of points, of deleted documents too.</summary>
    public abstract long Size { get; }

    /// <summary>Number of documents with a point, deleted ones included.</summary>
    public abstract int DocCount { get; }

    /// <summary>The least value of each indexed dimension.</summary>
    public abstract ReadOnlySpan<byte> MinPackedValue { get; }

    /// <summary>The greatest value of each indexed dimension.</summary>
    public abstract ReadOnlySpan<byte> MaxPackedValue { get; }

    /// <summary>Shows the visitor every point that its <see cref="PointVisitor.Compare"/> does not rule out.</summary>
    public abstract void Intersect(PointVisitor visitor);

    /// <summary>About how many points a walk would show the visitor; reads no leaf.</summary>
    public abstract long EstimatePoints(PointVisitor visitor);

    /// <summary>A fresh cursor over all leaves.</summary>
    public abstract PointLeafCursor GetLeaves();
}
