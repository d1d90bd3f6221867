using System.Globalization;
using System.IO;
using Search.Testing;
using Search.Variants.Expansion;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Sources;

/// <summary>
/// How many rows of a flat public list of aliases are one whole name of the shipped data: for comparison only, none of
/// it is taken over. Reads the shared data, so it runs only where the environment names them.
/// </summary>
public sealed class AliasCoverageTests
{
    private readonly ITestOutputHelper _output;

    public AliasCoverageTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void ThePageShowsTheCoverageByKind()
    {
        if (Judges.SharedData is not { } shared)
        {
            Assert.False(Judges.AreRequired, "SEARCH_SHARED names no folder with the shared data");
            Assert.Skip("not run: SEARCH_SHARED names no folder with the shared data");
            return;
        }
        var missing = new List<string>();
        string page = SampleNews.ReadText("case-lists/VARIANTS-DATA.md");
        var tagger = new QueryTagger(VariantSet.Shipped);
        var rows = File.ReadLines(Path.Combine(shared, "data", "alias", "aliases.tsv")).Skip(1)
            .Select(static line => line.Split('\t')).Where(static row => row.Length >= 7 && IsEnglish(row[5]))
            .GroupBy(static row => $"{row[6]}: {row[1]}, {row[4]}")
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (var group in rows)
        {
            int count = group.Count();
            int covered = group.Count(row => IsName(tagger, row[3]));
            string line = string.Create(
                CultureInfo.InvariantCulture, $"| {group.Key} | {count:N0} | {covered:N0} |");
            _output.WriteLine(line);
            if (!page.Contains(line, StringComparison.Ordinal))
            {
                missing.Add(line);
            }
        }
        Assert.Equal([], missing);
    }

    private static bool IsEnglish(string language) =>
        language.StartsWith("en", StringComparison.Ordinal) || language == "mul";

    private static bool IsName(QueryTagger tagger, string alias)
    {
        var text = new QueryText(alias, new QuerySegment(SegmentKind.Loose, 0, alias.Length), VariantSet.Shipped);
        return tagger.Find(text.Tagged, null).Any(name => !name.IsBlocker && name.Start == 0 && name.End == text.Count);
    }
}
