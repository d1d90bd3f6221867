using System.Globalization;
using System.IO;
using System.Text;
using Search.Variants;

namespace Search.Cli.Bench;

/// <summary>
/// A set with as many names as wanted: the shipped ones and made ones. The made ones are of persons, organisations and
/// places, of plausible syllables, and share their common words ("National", "Party of", given names) with the text.
/// </summary>
internal sealed class MadeNames
{
    private const string Provenance = "\"provenance\":[\"bench\"]";

    private const string Source = """
        {"source":"bench","title":"made by a generator","url":"https://example.org","licence":"facts","checked":"2026-11"}
        """;

    private static readonly string[] Onsets =
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "kh", "sh", "br", "gr", "st"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "ai", "ou"];

    private static readonly string[] Codas = ["", "", "", "n", "r", "l", "s", "m", "k", "d"];

    private static readonly string[] GivenNames =
        ["John", "Maria", "David", "Ahmed", "Anna", "Peter", "Ivan", "Carlos", "Fatima", "James", "Li", "Joseph"];

    private static readonly string[] Bodies =
    [
        "National Council of {0}", "{0} People's Party", "Ministry of {0}", "United Front of {0}", "{0} Development Bank",
        "General Assembly of {0}", "International Committee of {0}", "{0} Security Council", "Bank of {0}",
        "Organization of {0} States", "{0} Peace Movement", "Government of {0}",
    ];

    private readonly Random _random;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    private MadeNames(int seed) => _random = new Random(seed);

    /// <summary>A set of <paramref name="names"/> names, the shipped ones among them.</summary>
    internal static VariantSet Build(int names, int seed)
    {
        VariantSet shipped = VariantSet.Shipped;
        if (names <= shipped.Variants.Count)
        {
            return shipped;
        }
        var made = new MadeNames(seed);
        made._taken.UnionWith(shipped.Variants.Select(static variant => variant.Surface));
        VariantSetBuilder builder = shipped.ToBuilder("bench");
        builder.Add("made.jsonl", new StringReader(made.Records(names - shipped.Variants.Count)));
        return builder.Build();
    }

    private string Records(int names)
    {
        var records = new StringBuilder();
        records.Append(Source).Append('\n');
        for (int i = 0; i < names; i++)
        {
            (string folder, string type, string surface) = Name(i % 10);
            records.Append(CultureInfo.InvariantCulture, $$"""{"entity":"{{folder}}/bench-{{i}}","type":"{{type}}",""");
            records.Append(CultureInfo.InvariantCulture, $"\"names\":{{\"en\":\"{surface}\"}},{Provenance},");
            records.Append("\"variants\":[{\"kind\":\"OFFICIAL_NAME\",\"surface\":\"").Append(surface).Append("\"}]}\n");
        }
        return records.ToString();
    }

    private (string Folder, string Type, string Surface) Name(int share)
    {
        while (true)
        {
            (string folder, string type, string surface) = share switch
            {
                < 6 => ("person", "PERSON", $"{Given()} {Word()}"),
                < 9 => ("organisation", "ORGANISATION",
                    string.Format(CultureInfo.InvariantCulture, Bodies[_random.Next(Bodies.Length)], Word())),
                _ => ("city", "CITY", Word()),
            };
            if (_taken.Add(surface))
            {
                return (folder, type, surface);
            }
        }
    }

    private string Given() => _random.Next(2) == 0 ? GivenNames[_random.Next(GivenNames.Length)] : Word();

    private string Word()
    {
        var word = new StringBuilder();
        for (int syllables = _random.Next(2, 5); syllables > 0; syllables--)
        {
            word.Append(Onsets[_random.Next(Onsets.Length)]).Append(Vowels[_random.Next(Vowels.Length)]);
        }
        word.Append(Codas[_random.Next(Codas.Length)]);
        word[0] = (char)(word[0] - 'a' + 'A');
        return word.ToString();
    }
}
