using System.Text.Json;

namespace Search.Service;

/// <summary>Writes documents as JSON objects that <c>reindex</c> takes back: nobody is locked in.</summary>
public static class DocumentJson
{
    /// <summary>One object: <c>id</c>, then the fields by name; times as RFC 3339 in UTC, bytes as base64.</summary>
    public static void Write(Utf8JsonWriter writer, Document document)
    {
        writer.WriteStartObject();
        writer.WriteString("id", document.Id);
        foreach ((string name, FieldValue value) in document.Fields)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, FieldValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Int64:
                writer.WriteNumberValue(value.Int64Value);
                break;
            case ValueKind.Double:
                writer.WriteNumberValue(value.DoubleValue);
                break;
            case ValueKind.Bool:
                writer.WriteBooleanValue(value.BoolValue);
                break;
            case ValueKind.Bytes:
                writer.WriteBase64StringValue(value.BytesValue.Span);
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (FieldValue item in value.ListValue)
                {
                    WriteValue(writer, item);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
