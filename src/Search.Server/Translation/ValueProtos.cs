using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Search.Service;
using Proto = Search.V1;

namespace Search.Server;

/// <summary>Values and documents between the contract and the domain. Types are kept.</summary>
public static class ValueProtos
{
    private const long NanosecondsPerMicrosecond = 1000;
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>A domain value as a message.</summary>
    public static Proto.Value ToProto(FieldValue value) => value.Kind switch
    {
        ValueKind.String => new Proto.Value { StringValue = value.StringValue },
        ValueKind.Int64 => new Proto.Value { Int64Value = value.Int64Value },
        ValueKind.Double => new Proto.Value { DoubleValue = value.DoubleValue },
        ValueKind.Bool => new Proto.Value { BoolValue = value.BoolValue },
        ValueKind.Timestamp => new Proto.Value { TimestampValue = ToTimestamp(value.TimestampMicroseconds) },
        ValueKind.Bytes => new Proto.Value { BytesValue = ByteString.CopyFrom(value.BytesValue.Span) },
        ValueKind.List =>
            new Proto.Value { ListValue = new Proto.ListValue { Values = { value.ListValue.Select(ToProto) } } },
        _ => new Proto.Value(),
    };

    /// <summary>A message as a domain value; one without a kind, or a timestamp out of range, becomes the empty value, which validation refuses.</summary>
    public static FieldValue FromProto(Proto.Value value) => value.KindCase switch
    {
        Proto.Value.KindOneofCase.StringValue => FieldValue.Of(value.StringValue),
        Proto.Value.KindOneofCase.Int64Value => FieldValue.Of(value.Int64Value),
        Proto.Value.KindOneofCase.DoubleValue => FieldValue.Of(value.DoubleValue),
        Proto.Value.KindOneofCase.BoolValue => FieldValue.Of(value.BoolValue),
        Proto.Value.KindOneofCase.TimestampValue when TryMicroseconds(value.TimestampValue, out long microseconds) =>
            FieldValue.Timestamp(microseconds),
        Proto.Value.KindOneofCase.BytesValue => FieldValue.Of(value.BytesValue.Span),
        Proto.Value.KindOneofCase.ListValue => FieldValue.List([.. value.ListValue.Values.Select(FromProto)]),
        _ => default,
    };

    /// <summary>A domain document as a message, without the output-only fields.</summary>
    public static Proto.Document ToProto(Document document)
    {
        var message = new Proto.Document { Id = document.Id };
        foreach ((string name, FieldValue value) in document.Fields)
        {
            message.Fields.Add(name, ToProto(value));
        }
        return message;
    }

    /// <summary>A message as a domain document; output-only fields are ignored.</summary>
    public static Document FromProto(Proto.Document document)
    {
        var fields = new Dictionary<string, FieldValue>(document.Fields.Count, StringComparer.Ordinal);
        foreach ((string name, Proto.Value value) in document.Fields)
        {
            fields.Add(name, FromProto(value));
        }
        return new Document { Id = document.Id, Fields = fields };
    }

    /// <summary>Microseconds since 1970 UTC as a timestamp.</summary>
    public static Timestamp ToTimestamp(long microseconds)
    {
        long seconds = Math.DivRem(microseconds, MicrosecondsPerSecond, out long rest);
        if (rest < 0)
        {
            seconds--;
            rest += MicrosecondsPerSecond;
        }
        return new Timestamp { Seconds = seconds, Nanos = (int)(rest * NanosecondsPerMicrosecond) };
    }

    private static bool TryMicroseconds(Timestamp timestamp, out long microseconds)
    {
        // The range of google.protobuf.Timestamp: years 1 to 9999, nanoseconds within the second.
        const long minSeconds = -62_135_596_800;
        const long maxSeconds = 253_402_300_799;
        bool inRange =
            timestamp.Seconds is >= minSeconds and <= maxSeconds && timestamp.Nanos is >= 0 and < 1_000_000_000;
        microseconds = inRange
            ? timestamp.Seconds * MicrosecondsPerSecond + timestamp.Nanos / NanosecondsPerMicrosecond
            : 0;
        return inRange;
    }
}
