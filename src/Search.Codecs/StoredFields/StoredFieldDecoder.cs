using Search.Store;

namespace Search.Codecs;

/// <summary>Decodes the fields of one document; the grammar is in this folder's README.</summary>
internal static class StoredFieldDecoder
{
    public const int TypeBits = 3;
    public const int StringType = 0;
    public const int BytesType = 1;
    public const int Int32Type = 2;
    public const int SingleType = 3;
    public const int Int64Type = 4;
    public const int DoubleType = 5;
    public const long Second = 1000L;
    public const long Hour = 60 * 60 * Second;
    public const long Day = 24 * Hour;

    /// <summary>Delivers the fields the visitor wants.</summary>
    public static void Visit(ref ByteCursor source, int fieldCount, FieldInfos fields, StoredFieldVisitor visitor)
    {
        for (int i = 0; i < fieldCount; i++)
        {
            FieldInfo field = ReadField(ref source, fields, out int type);
            switch (visitor.NeedsField(field))
            {
                case StoredFieldVisitor.Status.Yes:
                    Deliver(ref source, field, type, visitor);
                    break;
                case StoredFieldVisitor.Status.No:
                    Skip(ref source, type);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Reads the head of a field.</summary>
    public static FieldInfo ReadField(ref ByteCursor source, FieldInfos fields, out int type)
    {
        long at = source.Offset;
        long head = source.ReadVLong();
        type = (int)(head & ((1 << TypeBits) - 1));
        long number = head >> TypeBits;
        FieldInfo? field = number <= int.MaxValue ? fields.ByNumber((int)number) : null;
        return field is not null && type <= DoubleType
            ? field
            : throw new CorruptIndexException(
                source.Resource, at, "a known field and a type of 0..5", $"field {number} of type {type}");
    }

    /// <summary>Moves behind the value of a field.</summary>
    public static void Skip(ref ByteCursor source, int type)
    {
        switch (type)
        {
            case StringType:
            case BytesType:
                source.ReadBytes(source.ReadVInt());
                break;
            case Int32Type:
                source.ReadVInt();
                break;
            case SingleType:
                ReadSingle(ref source);
                break;
            case Int64Type:
                ReadInt64(ref source);
                break;
            default:
                ReadDouble(ref source);
                break;
        }
    }

    private static void Deliver(ref ByteCursor source, FieldInfo field, int type, StoredFieldVisitor visitor)
    {
        switch (type)
        {
            case StringType:
                visitor.StringField(field, source.ReadBytes(source.ReadVInt()));
                break;
            case BytesType:
                visitor.BinaryField(field, source.ReadBytes(source.ReadVInt()));
                break;
            case Int32Type:
                visitor.Int32Field(field, source.ReadZInt());
                break;
            case SingleType:
                visitor.SingleField(field, ReadSingle(ref source));
                break;
            case Int64Type:
                visitor.Int64Field(field, ReadInt64(ref source));
                break;
            default:
                visitor.DoubleField(field, ReadDouble(ref source));
                break;
        }
    }

    private static float ReadSingle(ref ByteCursor source)
    {
        byte head = source.ReadByte();
        if (head == 0xFF)
        {
            return BitConverter.Int32BitsToSingle(source.ReadInt32());
        }
        if ((head & 0x80) != 0)
        {
            return (head & 0x7F) - 1;
        }
        source.Position--;
        return BitConverter.Int32BitsToSingle(source.ReadInt32());
    }

    private static double ReadDouble(ref ByteCursor source)
    {
        byte head = source.ReadByte();
        switch (head)
        {
            case 0xFF:
                return BitConverter.Int64BitsToDouble(source.ReadInt64());
            case 0xFE:
                return BitConverter.Int32BitsToSingle(source.ReadInt32());
            case >= 0x80:
                return (head & 0x7F) - 1;
            default:
                source.Position--;
                return BitConverter.Int64BitsToDouble(source.ReadInt64());
        }
    }

    private static long ReadInt64(ref ByteCursor source)
    {
        byte head = source.ReadByte();
        ulong bits = (ulong)head & 0x1F;
        if ((head & 0x20) != 0)
        {
            bits |= (ulong)source.ReadVLong() << 5;
        }
        long value = (long)(bits >> 1) ^ -(long)(bits & 1);
        return (head >> 6) switch
        {
            0 => value,
            1 => value * Second,
            2 => value * Hour,
            _ => value * Day,
        };
    }
}
