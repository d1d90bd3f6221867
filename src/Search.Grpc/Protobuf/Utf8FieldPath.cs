using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Search.Protobuf;

/// <summary>
/// Names the first field whose text is not UTF-8: proto names with dots, indexes and map keys in brackets, such as
/// <c>operations[2].document.fields["title"].string_value</c>. Slower than the check; asked only after it failed.
/// </summary>
internal static class Utf8FieldPath
{
    private const int MapKeyNumber = 1;

    public static string Find(Utf8Plan plan, ReadOnlySpan<byte> message) => Find(plan, message, "") ?? "";

    private static string? Find(Utf8Plan plan, ReadOnlySpan<byte> message, string prefix)
    {
        Dictionary<int, int> seen = [];
        WireCursor cursor = new(message);
        while (cursor.TryNext())
        {
            Utf8Plan.Entry entry = plan.Find(cursor.FieldNumber);
            if (!cursor.IsLengthDelimited || entry.Field is null)
            {
                continue;
            }

            string path = prefix.Length == 0 ? entry.Field.Name : prefix + "." + entry.Field.Name;
            if (entry.Field.IsMap && entry.Message is not null)
            {
                if (FindInMapEntry(entry.Message, cursor.Value, path) is { } inMap)
                {
                    return inMap;
                }

                continue;
            }

            if (entry.Field.IsRepeated)
            {
                int index = seen.GetValueOrDefault(cursor.FieldNumber);
                seen[cursor.FieldNumber] = index + 1;
                path += string.Create(CultureInfo.InvariantCulture, $"[{index}]");
            }

            string? found = entry.Message is null
                ? (Utf8.IsValid(cursor.Value) ? null : path)
                : Find(entry.Message, cursor.Value, path);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? FindInMapEntry(Utf8Plan plan, ReadOnlySpan<byte> entry, string path)
    {
        string key = "";
        WireCursor keys = new(entry);
        while (keys.TryNext())
        {
            if (keys.FieldNumber == MapKeyNumber && keys.IsLengthDelimited)
            {
                if (!Utf8.IsValid(keys.Value))
                {
                    return path + ".key";
                }

                key = Encoding.UTF8.GetString(keys.Value);
            }
        }

        string quoted = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        string entryPath = $"{path}[\"{quoted}\"]";
        string? found = Find(plan, entry, "");
        const string ValueName = "value";
        return found is null ? null : entryPath + found[ValueName.Length..];
    }
}
