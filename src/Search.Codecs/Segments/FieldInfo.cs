namespace Search.Codecs;

/// <summary>What one field of a segment has: one record of <c>.fnm</c>.</summary>
public sealed class FieldInfo
{
    /// <summary>Creates the record.</summary>
    public FieldInfo(string name, int number)
    {
        Name = name;
        Number = number;
    }

    /// <summary>Field name.</summary>
    public string Name { get; }

    /// <summary>Field number in this segment (stable over the segments of one index).</summary>
    public int Number { get; }

    /// <summary>What the postings hold.</summary>
    public IndexOptions IndexOptions { get; set; }

    /// <summary>True when an indexed field stores no norms.</summary>
    public bool OmitNorms { get; set; }

    /// <summary>True when some token of the field had a payload.</summary>
    public bool HasPayloads { get; set; }

    /// <summary>True when the field has term vectors.</summary>
    public bool HasTermVectors { get; set; }

    /// <summary>True when the field marks soft deletes.</summary>
    public bool IsSoftDeletes { get; set; }

    /// <summary>Kind of doc values.</summary>
    public DocValuesType DocValuesType { get; set; }

    /// <summary>Generation of the doc-values update files, or -1.</summary>
    public long DocValuesGen { get; set; } = -1;

    /// <summary>Number of point dimensions; 0 for no points.</summary>
    public int PointDimensionCount { get; set; }

    /// <summary>Number of indexed point dimensions.</summary>
    public int PointIndexDimensionCount { get; set; }

    /// <summary>Bytes of one point dimension.</summary>
    public int PointNumBytes { get; set; }

    /// <summary>Attributes set by the formats (which format holds the field, with which suffix).</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>True when the field is indexed and has norms.</summary>
    public bool HasNorms => IndexOptions != IndexOptions.None && !OmitNorms;

    /// <summary>True when the field has points.</summary>
    public bool HasPoints => PointDimensionCount > 0;

    /// <summary>True when the postings hold term frequencies.</summary>
    public bool HasFreqs => IndexOptions >= IndexOptions.DocsAndFreqs;

    /// <summary>True when the postings hold positions.</summary>
    public bool HasPositions => IndexOptions >= IndexOptions.DocsAndFreqsAndPositions;

    /// <summary>True when the postings hold offsets.</summary>
    public bool HasOffsets => IndexOptions >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;

    /// <summary>A copy that can be changed without changing this one.</summary>
    public FieldInfo Clone()
    {
        var copy = new FieldInfo(Name, Number)
        {
            IndexOptions = IndexOptions,
            OmitNorms = OmitNorms,
            HasPayloads = HasPayloads,
            HasTermVectors = HasTermVectors,
            IsSoftDeletes = IsSoftDeletes,
            DocValuesType = DocValuesType,
            DocValuesGen = DocValuesGen,
            PointDimensionCount = PointDimensionCount,
            PointIndexDimensionCount = PointIndexDimensionCount,
            PointNumBytes = PointNumBytes,
        };
        foreach (KeyValuePair<string, string> attribute in Attributes)
        {
            copy.Attributes.Add(attribute.Key, attribute.Value);
        }
        return copy;
    }
}
