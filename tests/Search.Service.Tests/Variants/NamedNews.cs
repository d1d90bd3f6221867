using System.Globalization;
using System.Threading;

namespace Search.Service.Tests.Variants;

/// <summary>
/// Documents with names that no shipped list knows, and what a reader of the bridge semantics would say of each: in which
/// documents a name counts.
/// </summary>
internal sealed class NamedNews
{
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    private readonly Dictionary<string, SortedSet<string>> _hits = new(StringComparer.Ordinal);

    public NamedNews(int documents, int names, Random random)
    {
        Names = [.. Enumerable.Range(0, names).Select(i => $"{Word(i, "Z")} {Word(i * 7 + 3, "Q")}")];
        foreach (string name in Names)
        {
            _hits.Add(name, new SortedSet<string>(StringComparer.Ordinal));
        }
        for (int i = 0; i < documents; i++)
        {
            Documents.Add(Write(i, random));
        }
    }

    /// <summary>Names of two invented words each.</summary>
    public IReadOnlyList<string> Names { get; }

    public List<Document> Documents { get; } = [];

    /// <summary>A draft with an organisation for each name, and a blocker around each.</summary>
    public IEnumerable<string> Draft =>
    [
        "{\"source\":\"test\",\"title\":\"test\",\"url\":\"test:\",\"licence\":\"facts\",\"checked\":\"2026-11\"}",
        .. Names.Select((name, i) =>
            $"{{\"entity\":\"organisation/new-{i}\",\"type\":\"ORGANISATION\",\"names\":{{\"en\":\"New {i}\"}},"
            + $"\"provenance\":[\"test\"],\"variants\":[{{\"surface\":\"{name}\",\"kind\":\"ALIAS\"}}]}}"),
        .. Names.Select(name => $"{{\"blocker\":[\"{name} Herald\"],\"provenance\":[\"test\"]}}"),
    ];

    /// <summary>The documents in which a name counts, by the words, the case rule and the blockers.</summary>
    public IReadOnlyCollection<string> HitsOf(string name) => _hits[name];

    /// <summary>Forgets a document's part in the hits, and writes another in its place.</summary>
    public Document Rewrite(int i, Random random)
    {
        string id = Id(i);
        foreach (SortedSet<string> hits in _hits.Values)
        {
            hits.Remove(id);
        }
        Document document = Write(i, random);
        Documents[i] = document;
        return document;
    }

    public static async Task<IReadOnlyList<string>> IdsAsync(SearchIndex index, QueryInput input)
    {
        SearchResult result = await index.SearchAsync(
            new SearchRequest { Input = input, PageSize = 1000, ReadMask = [], Total = TotalMode.Exact },
            CancellationToken.None);
        Assert.Equal(result.Hits.Count, result.Total);
        return [.. result.Hits.Select(h => h.Document.Document.Id).Order(StringComparer.Ordinal)];
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"d{i:d6}");

    // A word of its own for each number: syllables as digits.
    private static string Word(int number, string start)
    {
        string word = start;
        for (int rest = number + 1; rest > 0; rest /= 70)
        {
            word += $"{Vowels[rest % 5]}{Consonants[rest / 5 % 14]}";
        }
        return word + "an";
    }

    private Document Write(int i, Random random)
    {
        string id = Id(i);
        var body = new System.Text.StringBuilder("Officials met again in the old town to talk about fish and grain. ");
        int mentions = random.Next(0, 3);
        for (int m = 0; m < mentions; m++)
        {
            string name = Names[random.Next(Names.Count)];
            switch (random.Next(6))
            {
                case 0:
                    // The case rule wants capitals.
                    body.Append("They spoke of ").Append(Lower(name)).Append(" and left. ");
                    break;
                case 1:
                    body.Append("A story in the ").Append(name).Append(" Herald said little. ");
                    break;
                default:
                    body.Append("The board of ").Append(name).Append(" agreed at once. ");
                    _hits[name].Add(id);
                    break;
            }
        }
        return TestDocuments.Doc(id, body.ToString(), ("title", FieldValue.Of("Talks on fish")));
    }

    private static string Lower(string text) =>
        string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));
}
