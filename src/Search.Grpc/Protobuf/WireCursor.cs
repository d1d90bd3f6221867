namespace Search.Protobuf;

/// <summary>Steps over the fields of an encoded message (Protocol Buffers, "Encoding").</summary>
internal ref struct WireCursor(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int StartGroup = 3;
    private const int EndGroup = 4;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> rest = message;
    private int groupDepth;

    /// <summary>Number of the field that <see cref="TryNext"/> found.</summary>
    public int FieldNumber { get; private set; }

    /// <summary>True when the field has <see cref="Value"/>.</summary>
    public bool IsLengthDelimited { get; private set; }

    /// <summary>The bytes of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>
    /// The next field. False at the end, and where the bytes are no message: that the parser reports. What stands inside
    /// of groups, which proto3 does not have, is passed over.
    /// </summary>
    public bool TryNext()
    {
        if (rest.IsEmpty || !TryReadVarint(out ulong tag) || tag > uint.MaxValue)
        {
            return false;
        }

        FieldNumber = (int)(tag >> 3);
        int wireType = (int)(tag & 7);
        IsLengthDelimited = wireType == LengthDelimited && groupDepth == 0;
        Value = default;
        switch (wireType)
        {
            case Varint:
                return TryReadVarint(out _);
            case Fixed64:
                return TrySkip(sizeof(ulong));
            case Fixed32:
                return TrySkip(sizeof(uint));
            case StartGroup:
                groupDepth++;
                return true;
            case EndGroup:
                groupDepth--;
                return groupDepth >= 0;
            case LengthDelimited when TryReadVarint(out ulong length) && length <= (ulong)rest.Length:
                Value = rest[..(int)length];
                rest = rest[(int)length..];
                return true;
            default:
                return false;
        }
    }

    private bool TrySkip(int count)
    {
        if (rest.Length < count)
        {
            return false;
        }

        rest = rest[count..];
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        const int MostBytes = 10;
        value = 0;
        for (int i = 0; i < MostBytes && i < rest.Length; i++)
        {
            byte b = rest[i];
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                rest = rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
