using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Search.Service;

/// <summary>What makes an index, apart from its documents.</summary>
public sealed record IndexDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The schema.</summary>
    public required Schema Schema { get; init; }

    /// <summary>When the index was created.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>
    /// The index that this one is built to replace; empty for an index of its own. A build does not outlive the service.
    /// </summary>
    public string Replaces { get; init; } = string.Empty;

    /// <summary>The name it had while it was built; empty for one that was not built aside.</summary>
    internal string BuiltAs { get; init; } = string.Empty;

    /// <summary>
    /// Sequences up to this were given by the index that this one replaces; its own writes come after them.
    /// </summary>
    internal long SequenceFloor { get; init; }

    /// <summary>Changes whenever the definition changes, and with every new index of the name.</summary>
    public string Etag => Convert.ToHexStringLower(SHA256.HashData(ToJson()).AsSpan(0, 8));

    /// <summary>The definition as UTF-8 JSON.</summary>
    internal byte[] ToJson()
    {
        using var stream = new System.IO.MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("name", Name);
            json.WriteString("created", CreateTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WritePropertyName("schema");
            SchemaJson.Write(json, Schema);
            WriteReplacement(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not a definition of this version.</exception>
    internal static IndexDefinition FromJson(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            JsonElement root = json.RootElement;
            return new IndexDefinition
            {
                Name = root.GetProperty("name").GetString() ?? string.Empty,
                CreateTime = DateTimeOffset.Parse(
                    root.GetProperty("created").GetString() ?? string.Empty, CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                Schema = SchemaJson.Read(root.GetProperty("schema")),
                Replaces = Text(root, "replaces"),
                BuiltAs = Text(root, "built_as"),
                SequenceFloor = root.TryGetProperty("sequence_floor", out JsonElement floor) ? floor.GetInt64() : 0,
            };
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("it is not the definition of an index", e);
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;

    // Only what is set: the etag of an index that was never replaced stays what it was.
    private void WriteReplacement(Utf8JsonWriter json)
    {
        if (Replaces.Length > 0)
        {
            json.WriteString("replaces", Replaces);
        }
        if (BuiltAs.Length > 0)
        {
            json.WriteString("built_as", BuiltAs);
        }
        if (SequenceFloor > 0)
        {
            json.WriteNumber("sequence_floor", SequenceFloor);
        }
    }
}
