using System.Globalization;

namespace Search.Variants.Tests.Names;

/// <summary>The matcher on labelled pairs of our own; half of them were never looked at while it was tuned.</summary>
public sealed class NamePairTests(ITestOutputHelper output)
{
    private const double MinF1 = 0.85;

    private static readonly IReadOnlyList<LabelledPair> Pairs = LabelledPairs.Read();

    [Fact]
    public void There_are_six_hundred_pairs_and_both_labels()
    {
        Assert.True(Pairs.Count >= 600);
        Assert.True(Pairs.Count(static pair => pair.IsSame) >= 250);
        Assert.True(Pairs.Count(static pair => !pair.IsSame) >= 250);
        Assert.Equal(Pairs.Count, Pairs.Select(static pair => (pair.First, pair.Second)).Distinct().Count());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void F1_holds_at_the_one_threshold(bool withShippedNames, bool checkOnly)
    {
        var matcher = new NameMatcher(withShippedNames ? VariantSet.Shipped : TestSets.Build());
        LabelledPair[] half = [.. Pairs.Where(pair => pair.IsCheckOnly == checkOnly)];
        var all = new PairCounts();
        var byDifference = new SortedDictionary<string, PairCounts>(StringComparer.Ordinal);
        foreach (LabelledPair pair in half)
        {
            NameComparison comparison = matcher.Compare(pair.First, pair.Second, pair.Kind);
            bool saysSame = comparison.Score >= NameMatcher.Threshold;
            all.Add(pair.IsSame, saysSame);
            if (!byDifference.TryGetValue(pair.Difference, out PairCounts? counts))
            {
                counts = new PairCounts();
                byDifference.Add(pair.Difference, counts);
            }
            counts.Add(pair.IsSame, saysSame);
            if (saysSame != pair.IsSame && !checkOnly)
            {
                string score = comparison.Score.ToString("F2", CultureInfo.InvariantCulture);
                output.WriteLine($"  {(pair.IsSame ? "missed" : "taken for one")} {score} {pair.Difference}:"
                    + $" {pair.First} | {pair.Second} | {comparison.Reason}");
            }
        }
        Report(half.Length, all, byDifference, withShippedNames, checkOnly);
        Assert.True(all.F1 >= MinF1, $"F1 is {all.F1:F3}");
    }

    private void Report(
        int count, PairCounts all, SortedDictionary<string, PairCounts> byDifference, bool shipped, bool checkOnly)
    {
        string names = shipped ? "with the shipped names" : "without any list";
        string figures = string.Create(
            CultureInfo.InvariantCulture, $"precision {all.Precision:F3}, recall {all.Recall:F3}, F1 {all.F1:F3}");
        output.WriteLine($"{(checkOnly ? "check-only" : "tuning")} half, {names}: {count} pairs, {figures}");
        foreach ((string difference, PairCounts counts) in byDifference)
        {
            string figure = counts.TruePositives + counts.FalseNegatives > 0
                ? $"recall {counts.Recall.ToString("F2", CultureInfo.InvariantCulture)}"
                : "rejected " + (counts.TrueNegatives / (double)(counts.TrueNegatives + counts.FalsePositives))
                    .ToString("F2", CultureInfo.InvariantCulture);
            int of = counts.TruePositives + counts.FalseNegatives + counts.TrueNegatives + counts.FalsePositives;
            output.WriteLine($"  {difference}: {figure} of {of}");
        }
    }
}
