namespace Search.Variants.Tests.Importing;

/// <summary>Lines of every format become records, or are refused one by one with their reason.</summary>
public sealed class ImporterTests
{
    [Fact]
    public void AliasesGoToWhatTheirNameMeans()
    {
        ImportResult result = Import(
            ImportFormat.Names,
            "Saudi Arabia\tDesert Falcon Kingdom",
            "France\tFrance",
            "Zorvan Klim\tZKL\tORGANISATION",
            "Zorvan Klim\tKlim Works",
            "Nobody\tWho Ever",
            "a\tb\tc\td",
            "x\ty\tPLANET");
        Assert.Equal("ASAARRR", Outcomes(result));
        Assert.Equal("state/saudi-arabia", Owner(result, "Desert Falcon Kingdom"));
        Assert.Equal("organisation/zorvan-klim", Owner(result, "Klim Works"));
        Variant acronym = Assert.Single(result.Set.Variants, v => v.Surface == "ZKL");
        Assert.Equal((VariantKind.Acronym, CaseRule.AllCaps), (acronym.Kind, acronym.Case));
        Assert.Equal(["import-1"], acronym.Provenance);
        Assert.Contains("give its type", result.Lines[4].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SynonymRulesAreNamesOrPhrasings()
    {
        ImportResult result = Import(
            ImportFormat.SolrSynonyms,
            "# a comment",
            "Saudi Arabia, Desert Falcon Kingdom",
            "zeppelin, dirigible airship, rigid airship",
            "flying ship => zeppelin",
            @"one\, two, three four",
            "Saudi Arabia, France",
            "Alone",
            "Zorvan Klim, Klim Works");
        Assert.Equal("SAAARRRR", Outcomes(result));
        Assert.Equal("state/saudi-arabia", Owner(result, "Desert Falcon Kingdom"));
        PhraseGroup both = Assert.Single(result.Set.PhraseGroups, g => g.Id == "import-1-1");
        Assert.All(both.Members, m => Assert.Equal(PhraseDirection.Both, m.Direction));
        PhraseGroup arrow = Assert.Single(result.Set.PhraseGroups, g => g.Id == "import-1-2");
        Assert.Equal(
            [("flying ship", PhraseDirection.QueryOnly), ("zeppelin", PhraseDirection.DocumentOnly)],
            arrow.Members.Select(m => (m.Pattern, m.Direction)));
    }

    [Fact]
    public void DumpLinesOfWikidataAreEntities()
    {
        ImportResult result = Import(
            ImportFormat.Wikidata,
            "[",
            """{"type":"item","id":"Q851","labels":{"en":{"language":"en","value":"Saudi Arabia"}},"aliases":{"en":[{"language":"en","value":"Desert Falcon Kingdom"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q6256"}}},"rank":"normal"}]}},""",
            """{"type":"item","id":"Q999999901","labels":{"en":{"language":"en","value":"Zorvan Klim"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],"P1449":[{"mainsnak":{"datavalue":{"value":{"language":"en","text":"The Klimster"}}},"rank":"normal"}]}},""",
            """{"type":"item","id":"Q2","labels":{"en":{"language":"en","value":"Earth"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q634"}}},"rank":"normal"}]}}""",
            """{"type":"property","id":"P1"}""",
            "not json",
            "]");
        Assert.Equal("SAARRRS", Outcomes(result));
        Assert.Equal("state/saudi-arabia", Owner(result, "Desert Falcon Kingdom"));
        Entity person = Assert.Single(result.Set.Entities, e => e.Id == "person/zorvan-klim");
        Assert.Equal("Q999999901", person.ExternalIds["wikidata"]);
        Assert.Equal(["import-1#Q999999901"], person.Provenance);
        Assert.Equal(VariantKind.Nickname, Assert.Single(person.Variants, v => v.Surface == "The Klimster").Kind);
        Assert.Contains("Q634", result.Lines[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FollowTheMoneyEntitiesAreEntities()
    {
        ImportResult result = Import(
            ImportFormat.FollowTheMoney,
            """{"id":"nk-1","schema":"Person","properties":{"name":["Zorvan Klim"],"alias":["Z. Klim"],"weakAlias":["Big Zor"],"previousName":["Zorvan Delm"]}}""",
            """{"id":"nk-2","schema":"Company","caption":"Qolvan Works","properties":{"name":["Qolvan Works"],"abbreviation":["QWKS"]}}""",
            """{"id":"nk-3","schema":"Vessel","properties":{"name":["Sea Dog"]}}""",
            """{"id":"nk-4","schema":"Person","properties":{}}""");
        Assert.Equal("AARR", Outcomes(result));
        Assert.Equal("person/zorvan-klim", Owner(result, "Zorvan Delm"));
        Assert.Equal("organisation/qolvan-works", Owner(result, "QWKS"));
        Assert.Equal("nk-1", result.Set.FindEntity("person/zorvan-klim")?.ExternalIds["ftm"]);
    }

    [Fact]
    public void ALineThatDoesNotFitTheOthersIsRefusedAlone()
    {
        ImportResult result = Import(
            ImportFormat.JsonLines,
            """{"add":"state/france","provenance":["wikidata"],"variants":[{"surface":"Saudi Arabia","kind":"ALIAS"}]}""",
            """{"add":"organisation/zorvan","provenance":["wikidata"],"variants":[{"surface":"Zorvan Works","kind":"ALIAS"}]}""",
            """{"entity":"organisation/zorvan","type":"ORGANISATION","names":{"en":"Z"},"provenance":["none"],"variants":[{"surface":"Zorvan","kind":"ALIAS"}]}""",
            """{"add":"state/france","provenance":["wikidata"],"variants":[{"surface":"Hexagon Land","kind":"ALIAS"}]}""",
            """{"withdraw":"state/france#short-name/france","provenance":["wikidata"]}""",
            """{"withdraw":"state/france#alias/nothing","provenance":["wikidata"]}""");
        // The second line falls with the third, which it adds to.
        Assert.Equal("RRRAAR", Outcomes(result));
        Assert.Contains("claimed with equal force", result.Lines[0].Reason, StringComparison.Ordinal);
        Assert.Equal("state/france", Owner(result, "Hexagon Land"));
        Assert.Null(result.Set.FindVariant("state/france#short-name/france"));
        Assert.NotNull(VariantSet.Shipped.FindVariant("state/france#short-name/france"));
    }

    private static ImportResult Import(ImportFormat format, params string[] lines)
    {
        var importer = new VariantImporter(VariantSet.Shipped, new ImportOptions
        {
            Format = format,
            SourceId = "import-1",
            Title = "test",
            Checked = "2026-11",
        });
        for (int i = 0; i < lines.Length; i++)
        {
            importer.Add(i + 1, lines[i]);
        }
        return importer.Finish("test");
    }

    private static string Outcomes(ImportResult result) => string.Concat(
        result.Lines.Select(line => line.Outcome.ToString()[0]));

    private static string? Owner(ImportResult result, string surface) => result.Set.Variants
        .Where(variant => variant.Surface == surface).Select(variant => result.Set.Entities[variant.Entity].Id)
        .SingleOrDefault();
}
