namespace Search.Codecs;

/// <summary>The bytes that packed values share in a dimension.</summary>
internal static class BkdPrefix
{
    /// <summary>How many leading bytes of the dimension all values share.</summary>
    public static int Of(PointShape shape, ReadOnlySpan<byte> values, int dim)
    {
        int start = dim * shape.BytesPerDimension;
        ReadOnlySpan<byte> prefix = values.Slice(start, shape.BytesPerDimension);
        for (int at = start + shape.PackedLength; at < values.Length && prefix.Length > 0; at += shape.PackedLength)
        {
            prefix = prefix[..prefix.CommonPrefixLength(values.Slice(at, prefix.Length))];
        }
        return prefix.Length;
    }
}
