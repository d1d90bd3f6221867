using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Changes;

/// <summary>What differs between two sets, in the way documents are tagged.</summary>
public sealed class ChangesTests
{
    [Fact]
    public void TheSameRecordsChangeNothing() =>
        Assert.True(VariantSetChanges.Between([VariantSet.Shipped], VariantSet.Shipped.ToBuilder("again").Build()).IsEmpty);

    [Fact]
    public void OnlyTheSurfacesOfWhatChangedAreLookedFor()
    {
        VariantSet next = With(
            """{"add":"state/france","provenance":["wikidata"],"variants":[{"surface":"Hexagon Land","kind":"ALIAS"}]}""",
            """{"withdraw":"state/saudi-arabia#acronym/ksa","provenance":["wikidata"]}""",
            """{"blocker":["Hexagon Times"],"provenance":["wikidata"]}""",
            """{"titles":["Grand Zorvan"],"provenance":["wikidata"]}""");
        VariantSetChanges changes = VariantSetChanges.Between([VariantSet.Shipped], next);
        Assert.Equal(["Grand Zorvan", "Hexagon Land", "Hexagon Times", "KSA"], changes.Surfaces);
        Assert.Equal(["Hexagon Land"], changes.Added.Select(v => v.Surface));
        Assert.Equal(["KSA"], changes.Withdrawn.Select(v => v.Surface));
        Assert.False(changes.AffectsAll);
    }

    [Fact]
    public void ARelationTouchesTheNamesItLeadsFrom()
    {
        VariantSet next = With(
            """{"entity":"city/zorvan","type":"CITY","names":{"en":"Zorvan"},"provenance":["wikidata"],"variants":[{"surface":"Zorvan","kind":"SHORT_NAME"}]}""",
            """{"relation":"SEAT_OF","from":"city/zorvan","to":"state/france","provenance":["wikidata"]}""");
        Assert.Equal(["Zorvan"], VariantSetChanges.Between([VariantSet.Shipped], next).Surfaces);
    }

    [Fact]
    public void WeightsAndPhrasingsTouchNoDocument()
    {
        VariantSet next = With(
            """{"phrases":"test","relation":"EQUIVALENT","domain":"test","provenance":["editors"],"members":[{"pattern":"zeppelin"},{"pattern":"rigid airship"}]}""");
        Assert.True(VariantSetChanges.Between([VariantSet.Shipped], next).IsEmpty);
        Assert.Equal(VariantSet.Shipped.TaggingGeneration, next.TaggingGeneration);
    }

    [Fact]
    public void ChangedCuesTouchEveryDocument()
    {
        VariantSet next = With("""{"cues":"ACTS","words":["zorvan"],"provenance":["editors"]}""");
        Assert.True(VariantSetChanges.Between([VariantSet.Shipped], next).AffectsAll);
    }

    [Fact]
    public void ANewNameThatIsFoundByItsWordsIsNamed()
    {
        VariantSet next = With(
            """{"add":"state/france","provenance":["wikidata"],"variants":[{"surface":"Hexagon Land","kind":"ALIAS"}]}""");
        const string Body = "Envoys of Hexagon Land met.";
        using var index = new CaseIndex(
            VariantSet.Shipped, [new CaseDocument("d1", "Untitled", Body, null, null)], storeText: true);
        ExpandedQuery query = new QueryExpander(next).Expand("France", new ExpansionOptions
        {
            Changes = VariantSetChanges.Between([VariantSet.Shipped], next),
        });
        MatchedPart part = Assert.Single(new HitExplainer(next, index.Searcher, query)
            .Explain(0, field => field == "body" ? Body : "Untitled", null).Parts);
        Assert.Equal(
            ("Hexagon Land", "state/france#alias/hexagon-land", VariantKind.Alias, 1),
            (part.Surface, part.VariantId, part.Kind, part.Tier));
    }

    private static VariantSet With(params string[] lines)
    {
        VariantSetBuilder builder = VariantSet.Shipped.ToBuilder("test");
        for (int i = 0; i < lines.Length; i++)
        {
            builder.AddLine("test", i + 1, lines[i]);
        }
        return builder.Build();
    }
}
