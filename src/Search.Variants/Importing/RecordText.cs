using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Variants.Loading;

namespace Search.Variants.Importing;

/// <summary>Writes records of this service.</summary>
internal static class RecordText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Source(ImportOptions options) => Write(json =>
    {
        json.WriteString("source", options.SourceId);
        json.WriteString("title", options.Title);
        json.WriteString("url", "import:" + options.Title);
        json.WriteString("licence", options.Licence);
        json.WriteString("checked", options.Checked);
    });

    public static string Entity(
        string id, EntityType type, string displayName, IReadOnlyDictionary<string, string> externalIds,
        IReadOnlyList<ImportedName> names, string provenance) => Write(json =>
        {
            json.WriteString("entity", id);
            json.WriteString("type", EnumNames<EntityType>.Write(type));
            json.WriteStartObject("names");
            json.WriteString("en", displayName);
            json.WriteEndObject();
            if (externalIds.Count > 0)
            {
                json.WriteStartObject("ids");
                foreach ((string scheme, string value) in externalIds)
                {
                    json.WriteString(scheme, value);
                }
                json.WriteEndObject();
            }
            Provenance(json, provenance);
            Variants(json, names);
        });

    public static string Addition(string id, IReadOnlyList<ImportedName> names, string provenance) => Write(json =>
    {
        json.WriteString("add", id);
        Provenance(json, provenance);
        Variants(json, names);
    });

    public static string Phrases(
        string id, IReadOnlyList<(
            string Pattern, PhraseDirection Direction)> members, string provenance) => Write(json =>
        {
            json.WriteString("phrases", id);
            json.WriteString("relation", EnumNames<PhraseRelation>.Write(PhraseRelation.Equivalent));
            json.WriteString("domain", "import");
            Provenance(json, provenance);
            json.WriteStartArray("members");
            foreach ((string pattern, PhraseDirection direction) in members)
            {
                json.WriteStartObject();
                json.WriteString("pattern", pattern);
                json.WriteString("direction", EnumNames<PhraseDirection>.Write(direction));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void Provenance(Utf8JsonWriter json, string provenance)
    {
        json.WriteStartArray("provenance");
        json.WriteStringValue(provenance);
        json.WriteEndArray();
    }

    private static void Variants(Utf8JsonWriter json, IReadOnlyList<ImportedName> names)
    {
        json.WriteStartArray("variants");
        foreach (ImportedName name in names)
        {
            json.WriteStartObject();
            json.WriteString("surface", name.Surface);
            json.WriteString("kind", EnumNames<VariantKind>.Write(name.Kind));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new System.IO.MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
