using Search.Codecs;

namespace Search.Indexing;

/// <summary>Field values that are points, as Lucene's LongPoint and its kin; not stored, without doc values.</summary>
public static class PointFields
{
    private static readonly FieldType[] EightBytes = Types(sizeof(long));
    private static readonly FieldType[] FourBytes = Types(sizeof(int));

    /// <summary>A point of 64-bit integers, one a dimension.</summary>
    public static IndexableField Int64(string name, params ReadOnlySpan<long> point) =>
        Create(name, EightBytes, point.Length, PointEncoding.Pack(point));

    /// <summary>A point of 32-bit integers.</summary>
    public static IndexableField Int32(string name, params ReadOnlySpan<int> point) =>
        Create(name, FourBytes, point.Length, PointEncoding.Pack(point));

    /// <summary>A point of doubles.</summary>
    public static IndexableField Double(string name, params ReadOnlySpan<double> point) =>
        Create(name, EightBytes, point.Length, PointEncoding.Pack(point));

    /// <summary>A point of floats.</summary>
    public static IndexableField Single(string name, params ReadOnlySpan<float> point) =>
        Create(name, FourBytes, point.Length, PointEncoding.Pack(point));

    /// <summary>A point of packed bytes.</summary>
    public static IndexableField Bytes(string name, PointShape shape, ReadOnlyMemory<byte> packed) =>
        new(name, new FieldType { Points = shape }) { PointValue = packed };

    private static FieldType[] Types(int bytes)
    {
        var types = new FieldType[PointShape.MaxIndexDimensions];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = new FieldType { Points = new PointShape(i + 1, i + 1, bytes) };
        }
        return types;
    }

    private static IndexableField Create(string name, FieldType[] types, int dimensions, byte[] packed)
    {
        if (dimensions < 1 || dimensions > types.Length)
        {
            throw new ArgumentException($"field {name} needs 1 to {types.Length} dimensions, not {dimensions}");
        }
        return new IndexableField(name, types[dimensions - 1]) { PointValue = packed };
    }
}
