using System.Globalization;
using System.Text.Json;

namespace Search.Service;

/// <summary>Turns the values of files into typed values of a schema.</summary>
internal sealed class FieldConversion
{
    // Names that feeds give to what the news schema calls otherwise.
    private static readonly Dictionary<string, string> NewsNames = new(StringComparer.Ordinal)
    {
        ["date"] = "published",
        ["published_at"] = "published",
        ["pubdate"] = "published",
        ["updated_at"] = "updated",
        ["headline"] = Schema.Title,
        ["text"] = Schema.Body,
        ["content"] = Schema.Body,
        ["author"] = "authors",
    };

    private readonly Schema _schema;
    private readonly TimeZoneInfo _zone;
    private readonly bool _strict;

    internal FieldConversion(SourceOptions options)
    {
        _schema = options.Schema;
        _zone = options.TimeZone;
        _strict = options.Strict;
    }

    /// <summary>Fields that were left out because the schema does not have them, with the number of records.</summary>
    internal Dictionary<string, long> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds the field for a name in a record. False with no error when it is to be left out.
    /// </summary>
    internal bool TryFind(string name, IReadOnlySet<string> present, out SchemaField? field, out string? error)
    {
        error = null;
        if (_schema.TryGet(name, out field))
        {
            return true;
        }
        if (_schema.BuiltIn == Schema.NewsName && NewsNames.TryGetValue(name, out string? ours)
            && !present.Contains(ours)
            && _schema.TryGet(ours, out field))
        {
            return true;
        }
        if (_strict)
        {
            error = $"field \"{name}\" is not in the schema";
            return false;
        }
        Ignored[name] = Ignored.GetValueOrDefault(name) + 1;
        return false;
    }

    /// <summary>
    /// A value from JSON; null with the reason when it does not fit. JSON's null gives no value and no error.
    /// </summary>
    internal FieldValue? FromJson(SchemaField field, JsonElement value, out string? error)
    {
        error = null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (!field.IsList)
        {
            return Single(field, value, out error);
        }
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var values = new FieldValue[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (Single(field, items[i], out error) is not { } item)
            {
                error ??= $"field \"{field.Name}\" has a null in its list";
                return null;
            }
            values[i] = item;
        }
        return FieldValue.List(values);
    }

    /// <summary>A value from text (a cell of a table); lists are split at semicolons.</summary>
    internal FieldValue? FromText(SchemaField field, string text, out string? error)
    {
        error = null;
        if (!field.IsList)
        {
            return Parse(field, text, out error);
        }
        var values = new List<FieldValue>();
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(field, part, out error) is not { } item)
            {
                return null;
            }
            values.Add(item);
        }
        return FieldValue.List([.. values]);
    }

    private FieldValue? Single(SchemaField field, JsonElement value, out string? error)
    {
        error = null;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Parse(field, value.GetString() ?? string.Empty, out error);
            case JsonValueKind.True or JsonValueKind.False when field.Kind == FieldKind.Bool:
                return FieldValue.Of(value.GetBoolean());
            case JsonValueKind.Number when field.Kind == FieldKind.Int64 && value.TryGetInt64(out long integer):
                return FieldValue.Of(integer);
            case JsonValueKind.Number when field.Kind == FieldKind.Double && value.TryGetDouble(out double number)
                && double.IsFinite(number):
                return FieldValue.Of(number);
            case JsonValueKind.Number when field.Kind is FieldKind.Keyword or FieldKind.Text:
                return FieldValue.Of(value.GetRawText());
            default:
                error = Unfit(field, value.GetRawText());
                return null;
        }
    }

    private FieldValue? Parse(SchemaField field, string text, out string? error)
    {
        FieldValue? parsed = field.Kind switch
        {
            FieldKind.Text or FieldKind.Keyword => FieldValue.Of(text),
            FieldKind.Int64 when long.TryParse(
                text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long v) => FieldValue.Of(v),
            FieldKind.Double when double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v) =>
                    FieldValue.Of(v),
            FieldKind.Bool when bool.TryParse(text, out bool v) => FieldValue.Of(v),
            FieldKind.Timestamp when Dates.TryParse(text, _zone, out DateTimeOffset v) => FieldValue.Timestamp(v),
            FieldKind.Bytes when TryBase64(text, out byte[] v) => FieldValue.Of(v),
            _ => null,
        };
        error = parsed is null ? Unfit(field, text) : null;
        return parsed;
    }

    private static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length * 3 / 4 + 3];
        bool good = Convert.TryFromBase64String(text, bytes, out int written);
        bytes = bytes[..(good ? written : 0)];
        return good;
    }

    private static string Unfit(SchemaField field, string text)
    {
        string shown = text.Length <= 60 ? text : text[..60] + "...";
        string wanted = field.Kind switch
        {
            FieldKind.Timestamp => "a date (yyyy-MM-dd, yyyy-MM-dd HH:mm, or RFC 3339)",
            FieldKind.Int64 => "a whole number of 64 bits",
            FieldKind.Double => "a finite number",
            FieldKind.Bool => "true or false",
            FieldKind.Bytes => "base64",
            _ => "text",
        };
        return $"field \"{field.Name}\": {wanted} was expected, not {shown}";
    }
}
