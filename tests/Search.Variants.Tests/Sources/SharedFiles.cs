using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Sources;

/// <summary>Reads the shared development data, which is no part of the repository.</summary>
internal static class SharedFiles
{
    private const int HeaderLines = 7;

    /// <summary>The motivating article: title line, blank lines, dates, body.</summary>
    public static CaseDocument ReadArticle(string shared, string id)
    {
        string[] lines = File.ReadAllLines(Path.Combine(shared, "data", "articles", "al-mayadeen-2023-02-19.txt"));
        string published = lines.First(static line => line.StartsWith("Published: ", StringComparison.Ordinal));
        DateTime date = DateTime.ParseExact(
            published["Published: ".Length..], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        string body = string.Join('\n', lines.Skip(HeaderLines)).Trim();
        return new CaseDocument(id, lines[0], body, "al-mayadeen", DateOnly.FromDateTime(date));
    }

    /// <summary>The passages of speeches.</summary>
    public static IEnumerable<CaseDocument> ReadPassages(string shared)
    {
        using FileStream file = File.OpenRead(Path.Combine(shared, "data", "perf", "un-debates-100k.jsonl.gz"));
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            yield return new CaseDocument(Text(json, "id"), Text(json, "title"), Text(json, "body"), null, null);
        }
    }

    private static string Text(JsonDocument json, string key) =>
        json.RootElement.GetProperty(key).GetString() ?? string.Empty;

    /// <summary>The rows of the list of names from other projects, without its head.</summary>
    public static IEnumerable<string[]> ReadAliases(string shared) =>
        File.ReadLines(Path.Join(shared, "data", "alias", "aliases.tsv")).Skip(1).Select(static line => line.Split('\t'));
}
