namespace Search.Variants.Tests.Cases;

/// <summary>What the sample news promises: fiction, events told several times, near misses around each.</summary>
public sealed class SampleNewsTests
{
    private const int FewestTellings = 3;

    public static TheoryData<string> Events() =>
        [.. SampleNews.All.Select(static document => document.Event ?? string.Empty).Distinct()];

    [Theory]
    [MemberData(nameof(Events))]
    public void AnEventIsToldSeveralTimesAmongNearMisses(string name)
    {
        CaseDocument[] documents = [.. SampleNews.All.Where(document => document.Event == name)];
        Assert.InRange(documents.Count(static document => !document.IsNearMiss), FewestTellings, documents.Length);
        Assert.InRange(
            documents.Count(static document => document.IsNearMiss), NearMisses.Fewest, documents.Length);
    }

    [Fact]
    public void EveryFileSaysThatItIsFictional() => Assert.All(SampleNews.FileNames(), static name =>
        Assert.EndsWith(".fictional.jsonl", name, StringComparison.Ordinal));

    [Fact]
    public void IdsAreUnique() => Assert.Distinct(SampleNews.All.Select(static document => document.Id));

    [Fact]
    public void AnEventIsToldByDifferentOutlets() => Assert.All(
        SampleNews.All.Where(static document => !document.IsNearMiss).GroupBy(static document => document.Event),
        static told => Assert.InRange(
            told.Select(static document => document.Source).Distinct().Count(), 2, int.MaxValue));
}
