using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using Search.Variants;

namespace Search.VariantStress;

/// <summary>
/// Known-item queries: one or two names and two rare words of a passage, of which that passage alone is the answer.
/// </summary>
internal sealed class KnownItems(VariantSet set, int seed)
{
    private const int RareWords = 2;
    private const int LeastDocuments = 50;
    private const int MostDocuments = 1000;
    private const int LeastLetters = 5;

    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);

    /// <summary>Makes queries from a corpus (<c>id</c>, <c>body</c> a line).</summary>
    /// <param name="path">JSON Lines, gzip or not.</param>
    /// <param name="count">How many.</param>
    internal List<StressQuery> From(string path, int count)
    {
        var random = new Random(seed);
        var chosen = new List<(string Id, string Body)>();
        int seen = 0;
        int reservoir = count * 4;
        foreach ((string id, string body) in Passages(path))
        {
            foreach (string word in Words(body).Distinct(StringComparer.Ordinal))
            {
                _documents[word] = _documents.GetValueOrDefault(word) + 1;
            }
            seen++;
            int place = seen <= reservoir ? seen - 1 : random.Next(seen);
            if (place < chosen.Count)
            {
                chosen[place] = (id, body);
            }
            else if (place < reservoir)
            {
                chosen.Add((id, body));
            }
        }
        var tagger = new Tagger(set);
        return
        [
            .. chosen.Select(p => Query(tagger, p.Id, p.Body)).OfType<StressQuery>().Take(count),
        ];
    }

    private StressQuery? Query(Tagger tagger, string id, string body)
    {
        string[] names =
        [
            .. tagger.Tag([body.AsMemory()], DocumentContext.Unknown).Mentions
                .Where(m => m.Confidence >= 0.9 && set.Variants[m.Variant].Entity == m.Entity
                    && set.Tier(m.Kind) <= 1)
                .DistinctBy(static m => m.Entity)
                .Select(m => body[m.StartOffset..m.EndOffset])
                .Take(2),
        ];
        string[] rare =
        [
            .. Words(body).Distinct(StringComparer.Ordinal)
                .Where(w => _documents[w] is >= LeastDocuments and <= MostDocuments
                    && !names.Any(n => n.Contains(w, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(w => _documents[w]).ThenBy(static w => w, StringComparer.Ordinal)
                .Take(RareWords),
        ];
        return names.Length == 0 || rare.Length < RareWords
            ? null
            : new StressQuery(
                id,
                string.Join(' ', [.. names, .. rare]),
                new Dictionary<string, int>(StringComparer.Ordinal) { [id] = 1 });
    }

    private static IEnumerable<string> Words(string body) =>
        body.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static w => w.Trim('.', ',', ';', ':', '"', '(', ')', '!', '?'))
            .Where(static w => w.Length >= LeastLetters && w.All(static c => c is >= 'a' and <= 'z'));

    private static IEnumerable<(string Id, string Body)> Passages(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var lines = new StreamReader(text);
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            using JsonDocument record = JsonDocument.Parse(line);
            string id = record.RootElement.GetProperty("id").GetString()
                ?? throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}, line {number}: the id is null"));
            yield return (id, record.RootElement.GetProperty("body").GetString() ?? "");
        }
    }
}
