using System.Text.Json;

namespace Search.Variants.Importing;

/// <summary>
/// Reads lines of a Wikidata dump (www.wikidata.org, "JSON" in "Database download"): an entity a line, a comma behind it.
/// The class (P31) decides the type; names are the English label and aliases, and the official name (P1448), short name
/// (P1813), nickname (P1449) and demonym (P1549) in English.
/// </summary>
internal sealed class WikidataLines(EntityLines entities, ImportOptions options)
{
    private static readonly Dictionary<string, EntityType> Classes = new(StringComparer.Ordinal)
    {
        ["Q5"] = EntityType.Person,
        ["Q6256"] = EntityType.State,
        ["Q3624078"] = EntityType.State,
        ["Q7275"] = EntityType.State,
        ["Q3024240"] = EntityType.State,
        ["Q515"] = EntityType.City,
        ["Q1549591"] = EntityType.City,
        ["Q5119"] = EntityType.City,
        ["Q486972"] = EntityType.City,
        ["Q3957"] = EntityType.City,
        ["Q82794"] = EntityType.Region,
        ["Q10864048"] = EntityType.Region,
        ["Q107390"] = EntityType.Region,
        ["Q15642541"] = EntityType.Region,
        ["Q43229"] = EntityType.Organisation,
        ["Q245065"] = EntityType.Organisation,
        ["Q484652"] = EntityType.Organisation,
        ["Q7278"] = EntityType.Organisation,
        ["Q4830453"] = EntityType.Organisation,
        ["Q783794"] = EntityType.Organisation,
        ["Q6881511"] = EntityType.Organisation,
        ["Q163740"] = EntityType.Organisation,
        ["Q17149090"] = EntityType.Organisation,
        ["Q1530022"] = EntityType.Organisation,
        ["Q192350"] = EntityType.Organisation,
        ["Q327333"] = EntityType.Organisation,
        ["Q11032"] = EntityType.Organisation,
        ["Q294414"] = EntityType.Role,
        ["Q4164871"] = EntityType.Role,
        ["Q1656682"] = EntityType.Event,
        ["Q198"] = EntityType.Event,
        ["Q178561"] = EntityType.Event,
    };

    public Conversion Convert(string line)
    {
        string text = line.Trim().TrimEnd(',');
        if (text is "[" or "]")
        {
            return Conversion.Skipped("a bracket around the list");
        }
        if (JsonParts.Object(text) is not { } json)
        {
            return Conversion.Refused("not a JSON object");
        }
        if (JsonParts.Text(JsonParts.At(json, "type")) is { } kind && kind != "item")
        {
            return Conversion.Refused($"a {kind} is not an item");
        }
        string id = JsonParts.Text(JsonParts.At(json, "id")) ?? string.Empty;
        string? label = Label(json, "en") ?? Label(json, "mul");
        if (id.Length == 0 || label is null)
        {
            return Conversion.Refused(id.Length == 0 ? "it has no id" : "it has no English label");
        }
        string[] classes = [.. Values(json, "P31").Select(static value => JsonParts.Text(JsonParts.At(value, "id")))
            .OfType<string>()];
        EntityType type = classes.Select(static c => Classes.GetValueOrDefault(c))
            .FirstOrDefault(static t => t != EntityType.Unspecified);
        type = type == EntityType.Unspecified ? options.DefaultType : type;
        if (type == EntityType.Unspecified)
        {
            return Conversion.Refused($"none of its classes is known ({string.Join(' ', classes)})");
        }
        return entities.Convert(
            type,
            label,
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["wikidata"] = id },
            NamesOf(json, label),
            $"{options.SourceId}#{id}");
    }

    private static IEnumerable<ImportedName> NamesOf(JsonElement json, string label) =>
    [
        new ImportedName(label, VariantKind.ShortName),
        .. English(json, "P1448").Select(static n => new ImportedName(n, VariantKind.OfficialName)),
        .. English(json, "P1813").Select(EntityLines.Another),
        .. JsonParts.Items(JsonParts.At(json, "aliases", "en"))
            .Select(static alias => JsonParts.Text(JsonParts.At(alias, "value"))).OfType<string>()
            .Select(EntityLines.Another),
        .. English(json, "P1549").Select(static n => new ImportedName(n, VariantKind.Demonym)),
        .. English(json, "P1449").Select(static n => new ImportedName(n, VariantKind.Nickname)),
    ];

    private static string? Label(JsonElement json, string language) =>
        JsonParts.Text(JsonParts.At(json, "labels", language, "value"));

    private static IEnumerable<JsonElement?> Values(JsonElement json, string property) =>
        JsonParts.Items(JsonParts.At(json, "claims", property))
            .Where(static claim => JsonParts.Text(JsonParts.At(claim, "rank")) != "deprecated")
            .Select(static claim => JsonParts.At(claim, "mainsnak", "datavalue", "value"));

    private static IEnumerable<string> English(JsonElement json, string property) => Values(json, property)
        .Where(static value => JsonParts.Text(JsonParts.At(value, "language")) == "en")
        .Select(static value => JsonParts.Text(JsonParts.At(value, "text"))).OfType<string>();
}
