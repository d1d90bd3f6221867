using System.Globalization;
using System.Text;

namespace Search.Variants.Tests.Tagging;

/// <summary>
/// Random dictionaries and texts over a handful of words, so that names overlap, nest and share beginnings.
/// </summary>
internal sealed class RandomNames
{
    private readonly Random _random;
    private readonly int _vocabulary;

    public RandomNames(Random random)
    {
        _random = random;
        _vocabulary = random.Next(2, 8);
        Surfaces = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Surface(random.Next(1, 6))).Distinct()];
        Blockers = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Surface(random.Next(1, 5))).Distinct()
            .Except(Surfaces)];
        var records = new List<string>();
        for (int i = 0; i < Surfaces.Count; i++)
        {
            string id = i.ToString(CultureInfo.InvariantCulture);
            records.Add(TestSets.Organisation("name-" + id, Surfaces[i]));
        }
        records.AddRange(Blockers.Select(static blocker => $$"""{"blocker":"{{blocker}}","provenance":["editors"]}"""));
        Set = TestSets.Build([.. records]);
    }

    public IReadOnlyList<string> Surfaces { get; }

    public IReadOnlyList<string> Blockers { get; }

    public VariantSet Set { get; }

    /// <summary>Words of the dictionary, some of them in lower case, with full stops in between.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        int words = _random.Next(0, 60);
        for (int i = 0; i < words; i++)
        {
            text.Append(_random.Next(12) == 0 ? ". " : " ");
            text.Append(_random.Next(5) == 0 ? "word" : Word());
        }
        return text.Append(" word word word word").ToString();
    }

    private string Surface(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word() => "Na" + (char)('a' + _random.Next(_vocabulary));
}
