using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text.Json;

namespace Search.Variants.Tests.Cases;

/// <summary>The shipped sample news and the case files, as embedded in this assembly.</summary>
internal static class SampleNews
{
    private static readonly Lazy<IReadOnlyList<CaseDocument>> Loaded = new(Load);

    public static IReadOnlyList<CaseDocument> All => Loaded.Value;

    public static IEnumerable<string> CaseNames() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static name => name.StartsWith("cases/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string ReadText(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IEnumerable<string> FileNames() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static name => name.StartsWith("news/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static List<CaseDocument> Load()
    {
        var documents = new List<CaseDocument>();
        foreach (string name in FileNames())
        {
            foreach (string line in ReadText(name).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using JsonDocument json = JsonDocument.Parse(line);
                documents.Add(Read(json.RootElement));
            }
        }
        return documents;
    }

    private static CaseDocument Read(JsonElement json)
    {
        string?[] tags = [.. json.GetProperty("tags").EnumerateArray().Select(static tag => tag.GetString())];
        Assert.Equal("fictional", tags[0]);
        return Read(json, tags[1], tags.Contains("near-miss"));
    }

    private static CaseDocument Read(JsonElement json, string? eventName, bool isNearMiss) => new(
        json.GetProperty("id").GetString() ?? string.Empty,
        json.GetProperty("title").GetString() ?? string.Empty,
        json.GetProperty("body").GetString() ?? string.Empty,
        json.GetProperty("source").GetString(),
        DateOnly.FromDateTime(DateTime.Parse(
            json.GetProperty("published").GetString() ?? string.Empty,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal)))
    {
        Event = eventName,
        IsNearMiss = isNearMiss,
    };
}
