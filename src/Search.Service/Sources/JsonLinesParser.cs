using System.Text;
using System.Text.Json;

namespace Search.Service;

/// <summary>
/// Documents as JSON objects, one a line: <c>id</c> and the fields by name, what <see cref="DocumentJson"/> writes.
/// </summary>
internal sealed class JsonLinesParser
{
    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    private readonly FieldConversion _conversion;

    internal JsonLinesParser(FieldConversion conversion) => _conversion = conversion;

    /// <summary>Parses a line; null with the reason when it is no document.</summary>
    internal Document? Parse(ReadOnlyMemory<byte> line, out string? error)
    {
        try
        {
            _ = StrictUtf8.GetCharCount(line.Span);
            using JsonDocument json = JsonDocument.Parse(line, Options);
            return Convert(json.RootElement, out error);
        }
        catch (DecoderFallbackException e)
        {
            error = $"byte {e.Index + 1} of the line is not UTF-8";
        }
        catch (JsonException e)
        {
            error = $"not JSON: {Reason(e)}";
        }
        return null;
    }

    // The message ends with a place that counts from 0 and calls every line 0.
    private static string Reason(JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = place < 0 ? exception.Message : exception.Message[..place];
        return exception.BytePositionInLine is { } at
            ? FormattableString.Invariant($"{reason} (byte {at + 1} of the line)")
            : reason;
    }

    private Document? Convert(JsonElement root, out string? error)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            error = "the line is not a JSON object";
            return null;
        }
        string? id = null;
        var present = new HashSet<string>(root.EnumerateObject().Select(p => p.Name), StringComparer.Ordinal);
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name == "id" && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                id = property.Value.ValueKind == JsonValueKind.String
                    ? property.Value.GetString()
                    : property.Value.GetRawText();
                continue;
            }
            if (!_conversion.TryFind(property.Name, present, out SchemaField? field, out error) || field is null)
            {
                if (error is not null)
                {
                    return null;
                }
                continue;
            }
            FieldValue? value = _conversion.FromJson(field, property.Value, out error);
            if (error is not null)
            {
                return null;
            }
            if (value is { } given)
            {
                fields[field.Name] = given;
            }
        }
        error = string.IsNullOrEmpty(id) ? "\"id\" is missing or empty" : null;
        return error is null ? new Document { Id = id ?? string.Empty, Fields = fields } : null;
    }
}
