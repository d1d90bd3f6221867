using Search.Codecs;

namespace Search.Indexing;

/// <summary>The fields of a merged segment: the union of its sources'.</summary>
internal static class MergedFieldInfos
{
    /// <summary>
    /// Builds the union. Where sources differ about a field the merged segment has what all of them that index it have: the fewer
    /// options, and no norms when one has none.
    /// </summary>
    public static FieldInfos Build(IReadOnlyList<SegmentReader> readers, FieldNumbers numbers)
    {
        var fields = new Dictionary<string, FieldInfo>(StringComparer.Ordinal);
        foreach (SegmentReader reader in readers)
        {
            foreach (FieldInfo source in reader.FieldInfos)
            {
                if (!fields.TryGetValue(source.Name, out FieldInfo? merged))
                {
                    merged = new FieldInfo(source.Name, numbers.NumberOf(source.Name));
                    fields.Add(source.Name, merged);
                }
                Add(merged, source);
            }
        }
        foreach (FieldInfo field in fields.Values)
        {
            field.HasPayloads &= field.HasPositions;
        }
        return new FieldInfos(fields.Values);
    }

    private static void Add(FieldInfo merged, FieldInfo source)
    {
        if (source.IndexOptions != IndexOptions.None)
        {
            bool isFirst = merged.IndexOptions == IndexOptions.None;
            merged.IndexOptions = isFirst || source.IndexOptions < merged.IndexOptions
                ? source.IndexOptions
                : merged.IndexOptions;
            merged.OmitNorms = isFirst ? source.OmitNorms : merged.OmitNorms || source.OmitNorms;
            merged.HasPayloads |= source.HasPayloads;
            merged.HasTermVectors |= source.HasTermVectors;
        }
        if (merged.DocValuesType == DocValuesType.None)
        {
            merged.DocValuesType = source.DocValuesType;
        }
        if (source.HasPoints)
        {
            merged.PointDimensionCount = source.PointDimensionCount;
            merged.PointIndexDimensionCount = source.PointIndexDimensionCount;
            merged.PointNumBytes = source.PointNumBytes;
        }
        merged.IsSoftDeletes |= source.IsSoftDeletes;
    }
}
