using System.Globalization;
using Search.Testing;
using Search.Variants.Tests.Sources;
using NameKeys = Search.Analysis.Names;

namespace Search.Variants.Tests.Loading;

/// <summary>
/// How much of a large list of names from other projects the shipped data has, by type and kind, and why the rest is not
/// there. Reads the shared data; the figures are printed, and what is said to be complete must be.
/// </summary>
public sealed class AliasCoverageTests(ITestOutputHelper output)
{
    private const string Known = "known";
    private const string NoEntity = "its entity is not listed";
    private const string NoName = "its entity is listed without it";

    [Fact]
    public void TheShareOfTheAliasListIsKnownByKind()
    {
        if (Judges.SharedData is not { } shared)
        {
            Assert.False(Judges.AreRequired, "SEARCH_SHARED names no folder with the shared data");
            Assert.Skip("not run: SEARCH_SHARED names no folder with the shared data");
            return;
        }
        var known = VariantSet.Shipped.Variants.ToLookup(v => NameKeys.FoldKey(v.Surface), StringComparer.Ordinal);
        var rows = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (string[] columns in SharedFiles.ReadAliases(shared))
        {
            string kind = $"{columns[1]} {columns[4]}";
            if (!rows.TryGetValue(kind, out SortedDictionary<string, int>? counts))
            {
                counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
                rows.Add(kind, counts);
            }
            string outcome = Outcome(columns[2], columns[3], columns[5], known);
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
        }
        foreach ((string kind, SortedDictionary<string, int> counts) in rows)
        {
            string[] parts = [.. counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))];
            output.WriteLine($"{kind}: {string.Join(", ", parts)}");
        }
        // The data promises states, not each island without people on it.
        SortedDictionary<string, int> names = rows["country name"];
        int there = names.GetValueOrDefault(Known);
        int missing = names.GetValueOrDefault(NoEntity) + names.GetValueOrDefault(NoName);
        Assert.True(there >= 6 * missing, $"{there} names of countries are known, {missing} are not");
    }

    private static string Outcome(
        string canonical, string alias, string language, ILookup<string, Variant> known)
    {
        if (known.Contains(NameKeys.FoldKey(alias)))
        {
            return Known;
        }
        if (alias.Any(c => char.IsLetter(c) && c > '\u024F' && c is < '\u1E00' or > '\u1EFF'))
        {
            return "not in Latin letters";
        }
        if (language is not "mul" && !language.StartsWith("en", StringComparison.Ordinal))
        {
            return "not English";
        }
        if (alias.Length <= 3 && alias.All(char.IsAsciiLetter))
        {
            return "a code, not a name the press prints";
        }
        return known.Contains(NameKeys.FoldKey(canonical)) ? NoName : NoEntity;
    }
}
