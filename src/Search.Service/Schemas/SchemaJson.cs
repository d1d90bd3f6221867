using System.Text.Json;

namespace Search.Service;

/// <summary>
/// The JSON of a schema in an index's definition: <c>{"built_in":"news"}</c> or
/// <c>{"fields":[{"name","kind","list","required","chain","weight"}]}</c>.
/// </summary>
internal static class SchemaJson
{
    /// <summary>Writes the schema as one object.</summary>
    public static void Write(Utf8JsonWriter json, Schema schema)
    {
        json.WriteStartObject();
        if (schema.BuiltIn.Length > 0)
        {
            json.WriteString("built_in", schema.BuiltIn);
            json.WriteEndObject();
            return;
        }
        json.WriteStartArray("fields");
        foreach (SchemaField field in schema.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("kind", field.Kind.ToString());
            json.WriteBoolean("list", field.IsList);
            json.WriteBoolean("required", field.IsRequired);
            json.WriteString("chain", field.Chain.ToString());
            json.WriteNumber("weight", field.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is not a schema of this version.</exception>
    public static Schema Read(JsonElement json)
    {
        if (json.TryGetProperty("built_in", out JsonElement builtIn))
        {
            return builtIn.GetString() == Schema.NewsName
                ? Schema.News
                : throw new FormatException($"no built-in schema is called \"{builtIn.GetString()}\"");
        }
        SchemaField[] fields = [.. json.GetProperty("fields").EnumerateArray().Select(ReadField)];
        ServiceError? error = SchemaValidator.TryCreate(fields, "fields", out Schema? schema);
        return schema ?? throw new FormatException(error?.Message);
    }

    private static SchemaField ReadField(JsonElement json) => new()
    {
        Name = json.GetProperty("name").GetString() ?? string.Empty,
        Kind = Enum.Parse<FieldKind>(json.GetProperty("kind").GetString() ?? string.Empty),
        IsList = json.GetProperty("list").GetBoolean(),
        IsRequired = json.GetProperty("required").GetBoolean(),
        Chain = Enum.Parse<TextChain>(json.GetProperty("chain").GetString() ?? string.Empty),
        Weight = json.GetProperty("weight").GetSingle(),
    };
}
