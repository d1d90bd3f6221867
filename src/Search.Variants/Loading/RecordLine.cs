using System.Text.Json;

namespace Search.Variants.Loading;

/// <summary>One JSON object of a data file, read key by key; what nobody read is an unknown key.</summary>
internal sealed class RecordLine
{
    private readonly JsonElement _json;
    private readonly ICollection<DataProblem> _problems;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public RecordLine(string file, int line, JsonElement json, ICollection<DataProblem> problems, int order = 0)
    {
        Order = order;
        File = file;
        Line = line;
        _json = json;
        _problems = problems;
    }

    public string File { get; }

    public int Line { get; }

    /// <summary>Rises from record to record in the order of reading.</summary>
    public int Order { get; }

    /// <summary>The record as it is written.</summary>
    public string Raw => _json.GetRawText();

    /// <summary>True once something was wrong with this record.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The first key, which says what the record is; null for an empty object.</summary>
    public string? FirstKey => _json.EnumerateObject().Select(static p => p.Name).FirstOrDefault();

    public void Fail(string reason)
    {
        IsBroken = true;
        _problems.Add(new DataProblem(File, Line, reason));
    }

    /// <summary>Something to look at that keeps nothing from loading.</summary>
    public void Remark(string reason) => _problems.Add(new DataProblem(File, Line, reason, IsError: false));

    public bool Has(string key) => _json.TryGetProperty(key, out _);

    public string? Text(string key, bool required = false)
    {
        if (!TryGet(key, required, out JsonElement value))
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }
        Fail($"\"{key}\" must be a string that is not empty");
        return null;
    }

    /// <summary>A string, or a list of strings.</summary>
    public IReadOnlyList<string> Texts(string key, bool required = false)
    {
        if (!TryGet(key, required, out JsonElement value))
        {
            return [];
        }
        if (value.ValueKind == JsonValueKind.String)
        {
            return Text(key) is { } one ? [one] : [];
        }
        var texts = new List<string>();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 } text)
                {
                    texts.Add(text);
                }
            }
        }
        if (value.ValueKind != JsonValueKind.Array || texts.Count != value.GetArrayLength() || texts.Count == 0)
        {
            Fail($"\"{key}\" must be a string or a list of strings, none of them empty");
        }
        return texts;
    }

    /// <summary>An object whose values are strings.</summary>
    public IReadOnlyDictionary<string, string> Map(string key, bool required = false)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!TryGet(key, required, out JsonElement value))
        {
            return map;
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail($"\"{key}\" must be an object");
            return map;
        }
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                map[property.Name] = property.Value.GetString() ?? string.Empty;
            }
            else
            {
                Fail($"\"{key}.{property.Name}\" must be a string");
            }
        }
        return map;
    }

    public bool Flag(string key)
    {
        if (!TryGet(key, false, out JsonElement value))
        {
            return false;
        }
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }
        Fail($"\"{key}\" must be true or false");
        return false;
    }

    public double? Number(string key, double min, double max)
    {
        if (!TryGet(key, false, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number >= min && number <= max)
        {
            return number;
        }
        Fail(FormattableString.Invariant($"\"{key}\" must be a number from {min} to {max}"));
        return null;
    }

    public int? Whole(string key, int min, int max)
    {
        double? number = Number(key, min, max);
        if (number is { } known && known != Math.Floor(known))
        {
            Fail($"\"{key}\" must be a whole number");
            return null;
        }
        return (int?)number;
    }

    public double NumberOr(string key, double min, double max, double fallback) => Number(key, min, max) ?? fallback;

    public int WholeOr(string key, int min, int max, int fallback) => Whole(key, min, max) ?? fallback;

    /// <summary>A name in capitals with underscores, such as <c>OFFICIAL_NAME</c>.</summary>
    public T Name<T>(string key, T fallback, bool required = false)
        where T : struct, Enum
    {
        string? text = Text(key, required);
        return text is null ? fallback : ParseName(text, fallback, key);
    }

    public T ParseName<T>(string text, T fallback, string key)
        where T : struct, Enum
    {
        if (EnumNames<T>.TryParse(text, out T value))
        {
            return value;
        }
        Fail($"\"{key}\": {text} is not one of {EnumNames<T>.All}");
        return fallback;
    }

    /// <summary>A list of two dates, either of which may be null.</summary>
    public DateInterval Interval(string key)
    {
        if (!TryGet(key, false, out JsonElement value))
        {
            return DateInterval.Always;
        }
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2)
        {
            Fail($"\"{key}\" must be [from, to]");
            return DateInterval.Always;
        }
        DateOnly? from = Day(key, value[0], last: false);
        DateOnly? to = Day(key, value[1], last: true);
        if (from > to)
        {
            Fail($"\"{key}\" ends before it begins");
        }
        return new DateInterval(from, to);
    }

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<RecordLine> Items(string key, bool required = false)
    {
        if (!TryGet(key, required, out JsonElement value))
        {
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.Object))
        {
            Fail($"\"{key}\" must be a list of objects");
            return [];
        }
        return [.. value.EnumerateArray().Select(item => new RecordLine(File, Line, item, _problems, Order))];
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (JsonProperty property in _json.EnumerateObject())
        {
            if (!_read.Contains(property.Name))
            {
                Fail($"unknown key \"{property.Name}\"");
            }
        }
    }

    private DateOnly? Day(string key, JsonElement value, bool last)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.String
            && DateInterval.TryParseDay(value.GetString() ?? string.Empty, last, out DateOnly day))
        {
            return day;
        }
        Fail($"\"{key}\": {value.GetRawText()} is not a date (yyyy, yyyy-MM or yyyy-MM-dd)");
        return null;
    }

    private bool TryGet(string key, bool required, out JsonElement value)
    {
        _read.Add(key);
        if (_json.TryGetProperty(key, out value))
        {
            return true;
        }
        if (required)
        {
            Fail($"\"{key}\" is missing");
        }
        return false;
    }
}
