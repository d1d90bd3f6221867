using Search.Queries;

namespace Search.Variants.Tests.Queries;

/// <summary>What query texts become.</summary>
public sealed class QueryExpanderTests
{
    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    [Theory]
    [InlineData("ksa tel aviv rapprochement", "ksa|tel aviv|rapprochement")]
    [InlineData("Saudi Arabia's ties", "Saudi Arabia|ties")]
    [InlineData("washington post", "washington post")]
    [InlineData("the future of OPEC", "future|OPEC")]
    [InlineData("of the", "of|the")]
    [InlineData("", "")]
    public void EachThingAskedForIsOneConcept(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Expander.Expand(text).Concepts.Select(static c => c.QueryPart)));

    [Theory]
    [InlineData("ksa", "state/saudi-arabia")]
    [InlineData("KSA", "state/saudi-arabia")]
    [InlineData("Riyadh", "city/riyadh|state/saudi-arabia")]
    [InlineData("biden", "person/joe-biden")]
    [InlineData("us", "state/united-states|\"us\"")]
    [InlineData("tell us", "")]
    [InlineData("Washington Post", "\"Washington Post\"")]
    [InlineData("\"Israeli Occupation\"", "state/israel|concept/israeli-occupation|\"Israeli Occupation\"")]
    public void TheFirstConceptHasTheseReadings(string text, string expected)
    {
        if (expected.Length == 0)
        {
            // "tell us" in lower case: the words stay possible beside the state.
            Assert.Contains(Expander.Expand(text).Concepts[^1].Readings, static reading => reading.Entity is null);
            return;
        }
        IEnumerable<string> readings = Expander.Expand(text).Concepts[0].Readings
            .Select(static reading => reading.Entity?.Id ?? $"\"{reading.DisplayName}\"");
        Assert.Equal(expected, string.Join('|', readings));
    }

    [Fact]
    public void TheTierLimitTakesAwayWhatLiesAboveIt()
    {
        QueryReading all = Expander.Expand("Israel").Concepts[0].Readings[0];
        Assert.Contains(all.Variants, static v => v.Kind == VariantKind.Label);
        QueryReading two = Expander.Expand("Israel", new ExpansionOptions { MaxTier = 2 }).Concepts[0].Readings[0];
        Assert.All(two.Variants, static v => Assert.True(v.Tier <= 2));
        Assert.Contains(two.Variants, static v => v.Kind == VariantKind.Demonym);
        ExpandedQuery none = Expander.Expand("Saudi Arabia", new ExpansionOptions { MaxTier = 0 });
        Assert.Equal(["Saudi", "Arabia"], none.Concepts.Select(static c => c.QueryPart));
    }

    [Fact]
    public void ExcludedKindsAreNotLookedForAndAreReported()
    {
        var options = new ExpansionOptions { ExcludeKinds = new HashSet<VariantKind> { VariantKind.Capital } };
        ExpandedQuery expanded = Expander.Expand("Riyadh", options);
        Assert.Equal(["city/riyadh"], expanded.Concepts[0].Readings.Select(static r => r.Entity?.Id));
        Assert.Contains(expanded.Dropped, static d => d.What == "state/saudi-arabia");
    }

    [Fact]
    public void VariantsThatWereNotValidDoNotExpand()
    {
        VariantSet set = TestSets.Build(TestSets.Entity(
            "state/zaire",
            "STATE",
            """{"surface":"Congo","kind":"SHORT_NAME"},"""
            + """{"surface":"Zaire","kind":"HISTORIC_NAME","valid":["1971","1997"]}"""));
        var expander = new QueryExpander(set);
        Assert.NotNull(Expand(1980, "Zaire").Entity);
        Assert.Null(Expand(2020, "Zaire").Entity);
        Assert.Contains(Expand(1980, "Congo").Variants, static v => v.Surface == "Zaire");
        string historic = EntityTerms.OfKind("state/zaire", VariantKind.HistoricName, 2);
        Assert.Contains(historic, Parts(Expand(1980, "Congo").Query));
        Assert.DoesNotContain(historic, Parts(Expand(2020, "Congo").Query));

        QueryReading Expand(int year, string text) =>
            expander.Expand(text, new ExpansionOptions { AsOf = new DateOnly(year, 1, 1) }).Concepts[0].Readings[0];
    }

    [Fact]
    public void NamesThatOverlapInPartMakeInterpretations()
    {
        VariantSet set = TestSets.Build(
            TestSets.Organisation("new-york-times", "New York Times"),
            TestSets.Organisation("times-square", "Times Square"));
        ExpandedQuery expanded = new QueryExpander(set).Expand("new york times square");
        Assert.Equal(
            ["new york times|square", "new|york|times square"],
            expanded.Interpretations.Select(static way =>
                string.Join('|', way.Concepts.Select(static c => c.QueryPart))));
        Assert.Equal(0, Assert.IsType<DisjunctionMaxQuery>(expanded.Query).TieBreaker);
    }

    [Fact]
    public void AGroupIsSearchedForByAtMostEightMembersAndTheRestIsReported()
    {
        IEnumerable<string> members = "abcdefghijkl".Select(static c => $$"""{"pattern":"w{{c}}"}""");
        VariantSet set = TestSets.Build(
            """{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":["""
            + string.Join(',', members) + "]}");
        ExpandedQuery expanded = new QueryExpander(set).Expand("wa");
        Assert.Equal(1 + 8, expanded.Concepts[0].Readings[0].Variants.Count);
        Assert.Equal(3, expanded.Dropped.Count);
        Assert.All(
            Assert.IsType<ConceptQuery>(expanded.Concepts[0].Query).Parts.Where(static p => p.Terms[0].Text != "wa"),
            static part => Assert.True(part.Weight <= 0.6f * 2 + 1e-6));
    }

    [Theory]
    [InlineData("Kyiv", "Kiev")]
    [InlineData("Myanmar", "Burma")]
    [InlineData("Islamic State", "Daesh")]
    [InlineData("Persian Gulf", "Arabian Gulf")]
    [InlineData("Falkland Islands", "Malvinas")]
    [InlineData("security fence", "separation wall")]
    public void TwinsBecomeTheSameQueryWhateverTheyFavour(string first, string second)
    {
        QueryReading one = Expander.Expand(first).Concepts[0].Readings[0];
        QueryReading other = Expander.Expand(second).Concepts[0].Readings[0];
        Assert.NotNull(one.Entity);
        Assert.Equal(one.Entity.Id, other.Entity?.Id);
        Assert.Equal(one.Confidence, other.Confidence);
    }

    [Fact]
    public void NamesResolveToEntitiesWithTierAndScore()
    {
        var resolver = new NameResolver(VariantSet.Shipped);
        ResolvedName best = resolver.Resolve("ksa")[0];
        Assert.Equal(("state/saudi-arabia", 1, 1.0), (best.Entity.Id, best.Tier, best.Score));
        Assert.Equal(
            ["city/riyadh", "state/saudi-arabia"], resolver.Resolve("Riyadh").Select(static item => item.Entity.Id));
        Assert.Equal(3, resolver.Resolve("Riyadh")[1].Tier);
        Assert.Empty(resolver.Resolve("qwertz uiop"));
        Assert.Single(resolver.Resolve("Riyadh", limit: 1));
        ResolvedName near = resolver.Resolve("Benyamin Netanyaho")[0];
        Assert.Equal(("person/benjamin-netanyahu", 4), (near.Entity.Id, near.Tier));
        Assert.InRange(near.Score, 0.2, 0.3);
        Assert.Empty(resolver.ResolveListed("Benyamin Netanyaho"));
        Assert.Single(resolver.ResolveListed("riyadh"));
    }

    private static IEnumerable<string> Parts(Query query) =>
        Assert.IsType<ConceptQuery>(query).Parts.Select(static part => part.Terms[0].Text);
}
