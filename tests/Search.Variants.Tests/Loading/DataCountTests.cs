using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Loading;

/// <summary>The data is as large as it must be, and the page about it says how large it is.</summary>
public sealed class DataCountTests
{
    private static readonly string[] Blocs =
    [
        "european-union", "nato", "arab-league", "gulf-cooperation-council", "asean", "african-union", "opec", "brics",
        "g7", "g20",
    ];

    private readonly ITestOutputHelper _output;

    public DataCountTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void ThePageShowsTheCounts()
    {
        string table = DataCounts.Table();
        _output.WriteLine(table);
        Assert.Contains(table, SampleNews.ReadText("case-lists/VARIANTS-DATA.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void ThereIsEnoughOfEachKind()
    {
        Assert.InRange(DataCounts.States, 195, int.MaxValue);
        Assert.InRange(DataCounts.Organisations, 300, int.MaxValue);
        Assert.InRange(DataCounts.Persons, 1000, int.MaxValue);
        Assert.InRange(DataCounts.MovementsPartiesAndMedia, 120, int.MaxValue);
        Assert.InRange(DataCounts.Cities, 200, int.MaxValue);
        Assert.InRange(VariantSet.Shipped.Blockers.Count, 300, int.MaxValue);
        Assert.InRange(DataCounts.PhraseGroups.Count(), 400, int.MaxValue);
        Assert.InRange(DataCounts.Members, 2000, int.MaxValue);
        Assert.InRange(Analysis.Spelling.AmericanSpelling.Count, 3000, int.MaxValue);
    }

    [Fact]
    public void EveryRecordSaysWhereItWasChecked() =>
        Assert.All(VariantSet.Shipped.Entities, static entity => Assert.NotEmpty(entity.Provenance));

    [Fact]
    public void BlocsHaveMembers() => Assert.All(
        Blocs,
        static bloc =>
        {
            Entity? entity = VariantSet.Shipped.FindEntity("organisation/" + bloc);
            Assert.NotNull(entity);
            Assert.True(VariantSet.Shipped.RelationsTo(entity.Ordinal).Count(static relation =>
                relation.Kind == RelationKind.MemberOf) >= 5, bloc);
        });
}
