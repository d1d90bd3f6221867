using System.Text.Json;

namespace Search.Cli.Bench;

/// <summary>
/// Reads <c>id</c>, <c>title</c> and <c>body</c> of a flat JSON object; other members are passed over.
/// </summary>
internal static class CorpusJson
{
    /// <exception cref="JsonException">The line is not such an object.</exception>
    internal static void Read(ReadOnlySpan<byte> line, CorpusDocument document)
    {
        document.Id = string.Empty;
        document.Title = string.Empty;
        document.Body = string.Empty;
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("the line is not a JSON object");
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("body"u8))
            {
                document.Body = ReadText(ref json);
            }
            else if (json.ValueTextEquals("title"u8))
            {
                document.Title = ReadText(ref json);
            }
            else if (json.ValueTextEquals("id"u8))
            {
                document.Id = ReadText(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
    }

    private static string ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String && json.GetString() is { } text
            ? text
            : throw new JsonException("id, title and body must be strings");
    }
}
