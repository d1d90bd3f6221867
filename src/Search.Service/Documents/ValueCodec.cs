using Search.Store;

namespace Search.Service;

/// <summary>
/// Bytes of a document's fields, in the log and under the content hash. Grammar:
/// <c>fields = vInt count, count x (string name, value)</c>, names in ordinal order, so that equal fields have equal bytes;
/// <c>value = kind byte, then: string | zig-zag vLong | 8 bytes of IEEE 754 | 0/1 | zig-zag vLong | vInt length, bytes |
/// vInt count, values</c>. Strings are a vInt of UTF-8 bytes, then those.
/// </summary>
internal static class ValueCodec
{
    // A thread's buffer of this size stays with it.
    private const int MaxKeptBytes = 1 << 20;

    [ThreadStatic]
    private static ByteWriter? t_writer;

    /// <summary>The fields alone.</summary>
    public static byte[] Encode(IReadOnlyDictionary<string, FieldValue> fields)
    {
        ByteWriter writer = t_writer ??= new ByteWriter(4096);
        writer.Clear();
        WriteFields(writer, fields);
        byte[] bytes = writer.Written.ToArray();
        if (bytes.Length > MaxKeptBytes)
        {
            t_writer = null;
        }
        return bytes;
    }

    /// <summary>What <see cref="Encode"/> has encoded.</summary>
    public static Dictionary<string, FieldValue> Decode(ReadOnlySpan<byte> fields)
    {
        var cursor = new ByteCursor(fields, "fields", 0);
        return ReadFields(ref cursor, "fields");
    }

    /// <summary>Appends the fields.</summary>
    public static void WriteFields(ByteWriter writer, IReadOnlyDictionary<string, FieldValue> fields)
    {
        writer.WriteVInt(fields.Count);
        if (fields.Count == 0)
        {
            return;
        }
        string[] names = [.. fields.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        foreach (string name in names)
        {
            writer.WriteString(name);
            WriteValue(writer, fields[name]);
        }
    }

    /// <summary>Reads fields.</summary>
    /// <exception cref="CorruptIndexException">The bytes are not fields.</exception>
    public static Dictionary<string, FieldValue> ReadFields(ref ByteCursor cursor, string resource)
    {
        int count = ReadCount(ref cursor, resource);
        var fields = new Dictionary<string, FieldValue>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = cursor.ReadString();
            fields[name] = ReadValue(ref cursor, resource, nested: false);
        }
        return fields;
    }

    private static void WriteValue(ByteWriter writer, FieldValue value)
    {
        writer.WriteByte((byte)value.Kind);
        switch (value.Kind)
        {
            case ValueKind.String:
                writer.WriteString(value.StringValue);
                break;
            case ValueKind.Int64:
                writer.WriteZLong(value.Int64Value);
                break;
            case ValueKind.Double:
                writer.WriteInt64(BitConverter.DoubleToInt64Bits(value.DoubleValue));
                break;
            case ValueKind.Bool:
                writer.WriteByte(value.BoolValue ? (byte)1 : (byte)0);
                break;
            case ValueKind.Timestamp:
                writer.WriteZLong(value.TimestampMicroseconds);
                break;
            case ValueKind.Bytes:
                writer.WriteVInt(value.BytesValue.Length);
                writer.WriteBytes(value.BytesValue.Span);
                break;
            case ValueKind.List:
                writer.WriteVInt(value.ListValue.Count);
                foreach (FieldValue item in value.ListValue)
                {
                    WriteValue(writer, item);
                }
                break;
            default:
                throw new ArgumentException("a value without a kind cannot be written", nameof(value));
        }
    }

    private static FieldValue ReadValue(ref ByteCursor cursor, string resource, bool nested)
    {
        var kind = (ValueKind)cursor.ReadByte();
        switch (kind)
        {
            case ValueKind.String:
                return FieldValue.Of(cursor.ReadString());
            case ValueKind.Int64:
                return FieldValue.Of(cursor.ReadZLong());
            case ValueKind.Double:
                return FieldValue.Of(BitConverter.Int64BitsToDouble(cursor.ReadInt64()));
            case ValueKind.Bool:
                return FieldValue.Of(cursor.ReadByte() != 0);
            case ValueKind.Timestamp:
                return FieldValue.Timestamp(cursor.ReadZLong());
            case ValueKind.Bytes:
                return FieldValue.Of(cursor.ReadBytes(cursor.ReadVInt()));
            case ValueKind.List when !nested:
                var items = new FieldValue[ReadCount(ref cursor, resource)];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = ReadValue(ref cursor, resource, nested: true);
                }
                return FieldValue.List(items);
            default:
                throw new CorruptIndexException(resource, cursor.Position, "the kind of a value", $"{(byte)kind}");
        }
    }

    // One byte an entry is the least: a damaged count must not make a huge allocation.
    private static int ReadCount(ref ByteCursor cursor, string resource)
    {
        int count = cursor.ReadVInt();
        return count >= 0 && count <= cursor.Remaining
            ? count
            : throw new CorruptIndexException(resource, cursor.Position, "a count that fits", $"{count}");
    }
}
