using System.Text.Json;

namespace Search.Variants.Importing;

/// <summary>Looks into JSON that others wrote: what is not as expected is not there.</summary>
internal static class JsonParts
{
    /// <summary>Reads an object; null when the text is none.</summary>
    public static JsonElement? Object(string text)
    {
        try
        {
            JsonElement root = JsonDocument.Parse(text).RootElement;
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member, down a path; null when there is none.</summary>
    public static JsonElement? At(JsonElement? element, params ReadOnlySpan<string> path)
    {
        JsonElement? at = element;
        foreach (string name in path)
        {
            at = at is { ValueKind: JsonValueKind.Object } inside && inside.TryGetProperty(name, out JsonElement next)
                ? next
                : null;
        }
        return at;
    }

    /// <summary>A string; null when it is none.</summary>
    public static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The elements of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The strings of a list.</summary>
    public static IEnumerable<string> Texts(JsonElement? element) =>
        Items(element).Select(static item => Text(item)).OfType<string>();
}
