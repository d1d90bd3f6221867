using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Search.Cli;

/// <summary>
/// The canonical protobuf JSON with default values written, as <c>buf curl --emit-defaults</c> prints it: messages that
/// are not set are null, which the runtime's own formatter leaves out.
/// </summary>
internal static class ProtoJson
{
    private const string WellKnown = "google.protobuf";
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void WriteLine(TextWriter output, IMessage message) => output.WriteLine(Format(message));

    internal static string Format(IMessage message)
    {
        var parse = new JsonDocumentOptions { MaxDepth = 1024 };
        JsonNode json = JsonNode.Parse(Formatter.Format(message), documentOptions: parse)
            ?? throw new InvalidOperationException("a message is no null");
        return Whole(message, json).ToJsonString(Options);
    }

    // Well-known types have a JSON of their own: a moment is a string.
    private static JsonNode Whole(IMessage message, JsonNode json) =>
        json is JsonObject fields && message.Descriptor.File.Package != WellKnown ? Fields(message, fields) : json;

    private static JsonObject Fields(IMessage message, JsonObject json)
    {
        var whole = new JsonObject();
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (json.Remove(field.JsonName, out JsonNode? value) && value is not null)
            {
                whole.Add(field.JsonName, IsMessage(field) ? Value(field, message, value) : value);
            }
            else if (field.FieldType == FieldType.Message && !field.IsRepeated && field.ContainingOneof is null)
            {
                whole.Add(field.JsonName, null);
            }
        }
        return whole;
    }

    private static bool IsMessage(FieldDescriptor field) => field.IsMap
        ? field.MessageType.FindFieldByNumber(2).FieldType == FieldType.Message
        : field.FieldType == FieldType.Message;

    private static JsonNode Value(FieldDescriptor field, IMessage message, JsonNode json)
    {
        object value = field.Accessor.GetValue(message);
        if (field.IsMap)
        {
            return Map((System.Collections.IDictionary)value, json.AsObject());
        }
        if (!field.IsRepeated)
        {
            return Whole((IMessage)value, json);
        }
        var list = new JsonArray();
        JsonArray items = json.AsArray();
        foreach (IMessage item in (System.Collections.IEnumerable)value)
        {
            JsonNode next = items[0] ?? throw new InvalidOperationException("an item is no null");
            items.RemoveAt(0);
            list.Add(Whole(item, next));
        }
        return list;
    }

    private static JsonObject Map(System.Collections.IDictionary values, JsonObject json)
    {
        var map = new JsonObject();
        foreach (string key in json.Select(p => p.Key).ToArray())
        {
            if (json.Remove(key, out JsonNode? value) && value is not null && values[key] is IMessage message)
            {
                map.Add(key, Whole(message, value));
            }
        }
        return map;
    }
}
