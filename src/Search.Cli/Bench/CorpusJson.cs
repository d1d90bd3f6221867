using System.Text.Json;

namespace Search.Cli.Bench;

/// <summary>Reads <c>id</c>, <c>title</c> and <c>body</c> of a flat JSON object; other members are passed over.</summary>
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
            int field = json.ValueTextEquals("body"u8) ? 2 : json.ValueTextEquals("title"u8) ? 1 : json.ValueTextEquals("id"u8) ? 0 : 3;
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                json.Skip();
                continue;
            }
            switch (field)
            {
                case 0:
                    document.Id = json.GetString() ?? string.Empty;
                    break;
                case 1:
                    document.Title = json.GetString() ?? string.Empty;
                    break;
                case 2:
                    document.Body = json.GetString() ?? string.Empty;
                    break;
                default:
                    break;
            }
        }
    }
}
