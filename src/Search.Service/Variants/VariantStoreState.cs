using System.Globalization;
using System.Text.Json;

namespace Search.Service;

/// <summary>What a data folder knows of its variant sets, written as one file that is replaced as a whole.</summary>
internal sealed record VariantStoreState
{
    /// <summary>The sets, by name.</summary>
    public IReadOnlyList<StoredVariantSet> Sets { get; init; } = [];

    /// <summary>What is served.</summary>
    public VersionReference Active { get; init; } = VersionReference.Base;

    /// <summary>What was served before; null when nothing was.</summary>
    public VersionReference? Former { get; init; }

    /// <summary>The number of the operation that tags documents again; 0 when all are.</summary>
    public long Operation { get; init; }

    /// <summary>How many operations there were.</summary>
    public long Operations { get; init; }

    /// <summary>The state as UTF-8 JSON.</summary>
    public byte[] ToJson()
    {
        using var stream = new System.IO.MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            Write(json, "active", Active);
            Write(json, "former", Former);
            json.WriteNumber("operation", Operation);
            json.WriteNumber("operations", Operations);
            json.WriteStartArray("sets");
            foreach (StoredVariantSet set in Sets)
            {
                Write(json, set);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static VariantStoreState FromJson(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            JsonElement root = json.RootElement;
            return new VariantStoreState
            {
                Active = ReadReference(root.GetProperty("active")) ?? VersionReference.Base,
                Former = ReadReference(root.GetProperty("former")),
                Operation = root.GetProperty("operation").GetInt64(),
                Operations = root.GetProperty("operations").GetInt64(),
                Sets = [.. root.GetProperty("sets").EnumerateArray().Select(ReadSet)],
            };
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("it is not the state of variant sets", e);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, VersionReference? reference)
    {
        if (reference is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("set", reference.Set);
        json.WriteNumber("number", reference.Number);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredVariantSet set)
    {
        json.WriteStartObject();
        json.WriteString("name", set.Name);
        json.WriteString("description", set.Description);
        json.WriteString("created", set.CreateTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("versions");
        foreach (VariantSetVersion version in set.Versions)
        {
            json.WriteStartObject();
            json.WriteNumber("number", version.Number);
            json.WriteString("version", version.Version);
            json.WriteNumber("generation", version.Generation);
            json.WriteString("base", version.BaseVersion);
            json.WriteString("checksum", version.Checksum);
            json.WriteString("created", version.CreateTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("records", version.Records);
            json.WriteNumber("entities", version.Entities);
            json.WriteNumber("names", version.Names);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static VersionReference? ReadReference(JsonElement json) => json.ValueKind == JsonValueKind.Null
        ? null
        : new VersionReference(Text(json, "set"), json.GetProperty("number").GetInt32());

    private static StoredVariantSet ReadSet(JsonElement json) => new()
    {
        Name = Text(json, "name"),
        Description = Text(json, "description"),
        CreateTime = Time(json, "created"),
        Versions =
        [
            .. json.GetProperty("versions").EnumerateArray().Select(version => new VariantSetVersion
            {
                Number = version.GetProperty("number").GetInt32(),
                Version = Text(version, "version"),
                Generation = version.GetProperty("generation").GetInt64(),
                BaseVersion = Text(version, "base"),
                Checksum = Text(version, "checksum"),
                CreateTime = Time(version, "created"),
                Records = version.GetProperty("records").GetInt32(),
                Entities = version.GetProperty("entities").GetInt32(),
                Names = version.GetProperty("names").GetInt32(),
            }),
        ],
    };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? string.Empty;

    private static DateTimeOffset Time(JsonElement json, string name) => DateTimeOffset.Parse(
        Text(json, name), CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
