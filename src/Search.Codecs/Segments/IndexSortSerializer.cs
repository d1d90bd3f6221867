using Search.Store;

namespace Search.Codecs;

/// <summary>Reads and writes the sort keys at the end of <c>.si</c>.</summary>
internal static class IndexSortSerializer
{
    private const string Single = "SortField";
    private const string MultiNumeric = "SortedNumericSortField";
    private const string MultiString = "SortedSetSortField";

    public static IndexSortField Read(IndexInput input)
    {
        long at = input.Position;
        string provider = input.ReadString();
        return provider switch
        {
            Single => ReadSingle(input),
            MultiNumeric => ReadMultiNumeric(input),
            MultiString => ReadMultiString(input),
            _ => throw new CorruptIndexException(input.Resource, at, "a known sort-field provider", "another name"),
        };
    }

    public static void Write(IndexOutput output, IndexSortField field)
    {
        output.WriteString(field.Provider);
        output.WriteString(field.Field);
        switch (field.Provider)
        {
            case MultiString:
                output.WriteInt32(field.Reverse ? 1 : 0);
                output.WriteInt32(field.Selector);
                output.WriteInt32(!field.HasMissingValue ? 0 : field.MissingValue == 1 ? 1 : 2);
                return;
            case MultiNumeric:
                output.WriteString(field.Type);
                output.WriteInt32(field.Reverse ? 1 : 0);
                output.WriteInt32(field.Selector);
                break;
            case Single:
                output.WriteString(field.Type);
                output.WriteInt32(field.Reverse ? 1 : 0);
                break;
            default:
                throw new ArgumentException($"unknown sort-field provider {field.Provider}", nameof(field));
        }
        output.WriteInt32(field.HasMissingValue ? 1 : 0);
        if (field.HasMissingValue)
        {
            WriteMissing(output, field);
        }
    }

    private static IndexSortField ReadSingle(IndexInput input)
    {
        string field = input.ReadString();
        string type = ReadType(input);
        bool reverse = ReadBounded(input, 1) == 1;
        bool hasMissing = ReadBounded(input, 1) == 1;
        long missing = hasMissing ? ReadMissing(input, type) : 0;
        return new IndexSortField(Single, field, type, reverse, 0, hasMissing, missing);
    }

    private static IndexSortField ReadMultiNumeric(IndexInput input)
    {
        string field = input.ReadString();
        string type = ReadType(input);
        bool reverse = ReadBounded(input, 1) == 1;
        int selector = ReadBounded(input, 1);
        bool hasMissing = ReadBounded(input, 1) == 1;
        long missing = hasMissing ? ReadMissing(input, type) : 0;
        return new IndexSortField(MultiNumeric, field, type, reverse, selector, hasMissing, missing);
    }

    private static IndexSortField ReadMultiString(IndexInput input)
    {
        string field = input.ReadString();
        bool reverse = ReadBounded(input, 1) == 1;
        int selector = ReadBounded(input, 3);
        int missing = ReadBounded(input, 2);
        return new IndexSortField(MultiString, field, "STRING", reverse, selector, missing != 0, missing == 1 ? 1 : 0);
    }

    private static string ReadType(IndexInput input)
    {
        long at = input.Position;
        string type = input.ReadString();
        return type is "STRING" or "LONG" or "INT" or "FLOAT" or "DOUBLE"
            ? type
            : throw new CorruptIndexException(
                input.Resource, at, "STRING, LONG, INT, FLOAT or DOUBLE", "another sort type");
    }

    private static int ReadBounded(IndexInput input, int max)
    {
        long at = input.Position;
        int value = input.ReadInt32();
        return value >= 0 && value <= max
            ? value
            : throw new CorruptIndexException(input.Resource, at, $"0..{max}", $"{value}");
    }

    private static long ReadMissing(IndexInput input, string type) => type switch
    {
        "LONG" or "DOUBLE" => input.ReadInt64(),
        "STRING" => ReadBounded(input, 1),
        _ => input.ReadInt32(),
    };

    private static void WriteMissing(IndexOutput output, IndexSortField field)
    {
        if (field.Type is "LONG" or "DOUBLE")
        {
            output.WriteInt64(field.MissingValue);
        }
        else
        {
            output.WriteInt32((int)field.MissingValue);
        }
    }
}
