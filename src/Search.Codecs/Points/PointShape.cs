namespace Search.Codecs;

/// <summary>Dimensions and width of the points of a field.</summary>
/// <param name="Dimensions">Dimensions of a point.</param>
/// <param name="IndexDimensions">The first so many of them are what the tree splits by.</param>
/// <param name="BytesPerDimension">Bytes of a dimension.</param>
public readonly record struct PointShape(int Dimensions, int IndexDimensions, int BytesPerDimension)
{
    /// <summary>Most dimensions of a point.</summary>
    public const int MaxDimensions = 16;

    /// <summary>Most indexed dimensions.</summary>
    public const int MaxIndexDimensions = 8;

    /// <summary>Most bytes of a dimension.</summary>
    public const int MaxBytesPerDimension = 16;

    /// <summary>Bytes of a point.</summary>
    public int PackedLength => Dimensions * BytesPerDimension;

    /// <summary>Bytes of the indexed dimensions of a point.</summary>
    public int IndexedLength => IndexDimensions * BytesPerDimension;

    /// <summary>Whether the numbers are within the format's limits.</summary>
    public bool IsValid => Dimensions is >= 1 and <= MaxDimensions
        && IndexDimensions >= 1 && IndexDimensions <= Math.Min(Dimensions, MaxIndexDimensions)
        && BytesPerDimension is >= 1 and <= MaxBytesPerDimension;

    /// <summary>The shape of a field's points.</summary>
    public static PointShape Of(FieldInfo field) =>
        new(field.PointDimensionCount, field.PointIndexDimensionCount, field.PointNumBytes);
}
