using Search.Store;

namespace Search.Codecs;

/// <summary>Reader and writer of <c>.fnm</c>; the grammar is in this folder's README.</summary>
internal static class Lucene60FieldInfosFormat
{
    public const string Extension = "fnm";
    private const string CodecName = "Lucene60FieldInfos";
    private const int Version = 2;
    private const byte StoreTermVectors = 1;
    private const byte OmitNorms = 2;
    private const byte StorePayloads = 4;
    private const byte SoftDeletes = 8;

    public static FieldInfos Read(Directory directory, SegmentInfo info, string suffix) =>
        MetadataFile.Read(
            directory,
            IndexFileNames.SegmentFile(info.Name, suffix, Extension),
            input =>
            {
                CodecUtil.CheckIndexHeader(input, CodecName, Version, Version, info.Id, suffix);
                long at = input.Position;
                int count = MetadataFile.CheckCount(input, at, input.ReadVInt(), 12);
                var names = new HashSet<string>(StringComparer.Ordinal);
                var numbers = new HashSet<int>();
                var infos = new List<FieldInfo>(count);
                for (int i = 0; i < count; i++)
                {
                    at = input.Position;
                    FieldInfo field = ReadField(input);
                    if (!names.Add(field.Name) || !numbers.Add(field.Number))
                    {
                        throw new CorruptIndexException(
                            input.Resource, at, "distinct names and numbers", $"field number {field.Number} again");
                    }
                    infos.Add(field);
                }
                return new FieldInfos(infos);
            });

    public static void Write(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        string name = IndexFileNames.SegmentFile(info.Name, state.Suffix, Extension);
        using IndexOutput output = state.Directory.CreateOutput(name);
        CodecUtil.WriteIndexHeader(output, CodecName, Version, info.Id, state.Suffix);
        output.WriteVInt(state.FieldInfos.Count);
        foreach (FieldInfo field in state.FieldInfos)
        {
            WriteField(output, field);
        }
        CodecUtil.WriteFooter(output);
    }

    private static FieldInfo ReadField(IndexInput input)
    {
        string name = input.ReadString();
        long at = input.Position;
        int number = input.ReadVInt();
        if (number < 0)
        {
            throw new CorruptIndexException(input.Resource, at, "a field number", $"{number}");
        }
        int bits = ReadBounded(input, StoreTermVectors | OmitNorms | StorePayloads | SoftDeletes);
        var options = (IndexOptions)ReadBounded(input, (int)IndexOptions.DocsAndFreqsAndPositionsAndOffsets);
        var docValues = (DocValuesType)ReadBounded(input, (int)DocValuesType.SortedNumeric);
        var field = new FieldInfo(name, number)
        {
            IndexOptions = options,
            HasTermVectors = (bits & StoreTermVectors) != 0,
            OmitNorms = (bits & OmitNorms) != 0,
            HasPayloads = (bits & StorePayloads) != 0,
            IsSoftDeletes = (bits & SoftDeletes) != 0,
            DocValuesType = docValues,
            DocValuesGen = input.ReadInt64(),
        };
        foreach (KeyValuePair<string, string> attribute in input.ReadMapOfStrings())
        {
            field.Attributes[attribute.Key] = attribute.Value;
        }
        ReadPoints(input, field);
        RequireSense(input, at, field);
        return field;
    }

    private static void ReadPoints(IndexInput input, FieldInfo field)
    {
        long at = input.Position;
        int dimensions = input.ReadVInt();
        if (dimensions == 0)
        {
            return;
        }
        int indexed = input.ReadVInt();
        var shape = new PointShape(dimensions, indexed, input.ReadVInt());
        if (!shape.IsValid)
        {
            throw new CorruptIndexException(input.Resource, at, "point dimensions within their limits", $"{shape}");
        }
        field.PointDimensionCount = shape.Dimensions;
        field.PointIndexDimensionCount = shape.IndexDimensions;
        field.PointNumBytes = shape.BytesPerDimension;
    }

    private static void RequireSense(IndexInput input, long at, FieldInfo field)
    {
        bool indexed = field.IndexOptions != IndexOptions.None;
        bool good = field.DocValuesGen >= -1
            && (field.DocValuesGen == -1 || field.DocValuesType != DocValuesType.None)
            && (indexed || !(field.HasTermVectors || field.HasPayloads || field.OmitNorms))
            && (!field.HasPayloads || field.HasPositions);
        if (!good)
        {
            throw new CorruptIndexException(
                input.Resource, at, "flags that go together", $"others for field number {field.Number}");
        }
    }

    private static int ReadBounded(IndexInput input, int max)
    {
        long at = input.Position;
        int value = input.ReadByte();
        return value <= max
            ? value
            : throw new CorruptIndexException(input.Resource, at, $"a byte of at most {max}", $"{value}");
    }

    private static void WriteField(IndexOutput output, FieldInfo field)
    {
        int bits = (field.HasTermVectors ? StoreTermVectors : 0)
            | (field.OmitNorms && field.IndexOptions != IndexOptions.None ? OmitNorms : 0)
            | (field.HasPayloads ? StorePayloads : 0)
            | (field.IsSoftDeletes ? SoftDeletes : 0);
        output.WriteString(field.Name);
        output.WriteVInt(field.Number);
        output.WriteByte((byte)bits);
        output.WriteByte((byte)field.IndexOptions);
        output.WriteByte((byte)field.DocValuesType);
        output.WriteInt64(field.DocValuesGen);
        output.WriteMapOfStrings(field.Attributes);
        output.WriteVInt(field.PointDimensionCount);
        if (field.PointDimensionCount != 0)
        {
            output.WriteVInt(field.PointIndexDimensionCount);
            output.WriteVInt(field.PointNumBytes);
        }
    }
}
