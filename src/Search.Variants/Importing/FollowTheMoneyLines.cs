using System.Text.Json;

namespace Search.Variants.Importing;

/// <summary>
/// Reads FollowTheMoney entities (followthemoney.tech, "schema" and "properties"): persons, organisations, companies and
/// public bodies with <c>name</c>, <c>alias</c>, <c>weakAlias</c>, <c>previousName</c> and <c>abbreviation</c>.
/// </summary>
internal sealed class FollowTheMoneyLines(EntityLines entities, ImportOptions options)
{
    public Conversion Convert(string line)
    {
        if (JsonParts.Object(line) is not { } json)
        {
            return Conversion.Refused("not a JSON object");
        }
        string schema = JsonParts.Text(JsonParts.At(json, "schema")) ?? string.Empty;
        EntityType type = schema switch
        {
            "Person" => EntityType.Person,
            "Organization" or "Company" or "LegalEntity" or "PublicBody" => EntityType.Organisation,
            _ => EntityType.Unspecified,
        };
        if (type == EntityType.Unspecified)
        {
            return Conversion.Refused($"the schema \"{schema}\" is neither a person nor an organisation");
        }
        JsonElement? properties = JsonParts.At(json, "properties");
        string[] names = [.. JsonParts.Texts(JsonParts.At(properties, "name"))];
        string displayName = JsonParts.Text(JsonParts.At(json, "caption")) ?? names.FirstOrDefault() ?? string.Empty;
        if (displayName.Length == 0)
        {
            return Conversion.Refused("it has no name");
        }
        string id = JsonParts.Text(JsonParts.At(json, "id")) ?? string.Empty;
        return entities.Convert(
            type,
            displayName,
            ExternalIds(id, properties),
            [
                new ImportedName(displayName, VariantKind.ShortName),
                .. names.Select(EntityLines.Another),
                .. Listed(properties, "abbreviation").Select(EntityLines.Another),
                .. Listed(properties, "alias").Select(EntityLines.Another),
                .. Listed(properties, "previousName").Select(static n => new ImportedName(n, VariantKind.HistoricName)),
                .. Listed(properties, "weakAlias").Select(static n => new ImportedName(n, VariantKind.Nickname)),
            ],
            id.Length > 0 ? $"{options.SourceId}#{id}" : options.SourceId);
    }

    private static IEnumerable<string> Listed(JsonElement? properties, string name) =>
        JsonParts.Texts(JsonParts.At(properties, name));

    private static SortedDictionary<string, string> ExternalIds(string id, JsonElement? properties)
    {
        var ids = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (id.Length > 0)
        {
            ids["ftm"] = id;
        }
        if (Listed(properties, "wikidataId").FirstOrDefault() is { Length: > 0 } wikidata)
        {
            ids["wikidata"] = wikidata;
        }
        return ids;
    }
}
