using Search.Variants;
using Search.VariantStress;

namespace Search.Cli.Tests;

/// <summary>The tool that measures what another name costs: its wordings are the ones it says.</summary>
public sealed class VariantStressTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("stress-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ANameIsReplacedWhereItStandsByAnotherOneOfTheSameEntity()
    {
        StressQuery query = Query("talks between Saudi Arabia and Iran");
        List<Rewording> rewordings = [.. new Reworder(VariantSet.Shipped, null, 17).Of(query)];

        Rewording capital = Assert.Single(rewordings, r => r.Kind == "capital");
        Assert.Equal("talks between Riyadh and Iran", capital.Text);
        Assert.True(capital.Listed);
        Assert.Contains(rewordings, r => r.Kind == "acronym" && r.Text == "talks between KSA and Iran");
        Assert.Equal(rewordings.Count, rewordings.DistinctBy(r => (r.Kind, r.Listed)).Count());
        Assert.All(rewordings, r => Assert.Equal(r.Text, query.Text.Replace(r.From, r.To, StringComparison.Ordinal)));
        Assert.Equal(rewordings, new Reworder(VariantSet.Shipped, null, 17).Of(query));
    }

    [Fact]
    public void NamesFromOutsideThatTheDataHasAreNotOffTheList()
    {
        string list = System.IO.Path.Join(_folder, "aliases.tsv");
        System.IO.File.WriteAllLines(list,
        [
            "entity_key\ttype\tcanonical\talias\tkind\tlang\tsource",
            "SAU\tcountry\tSaudi Arabia\tKingdom of Saudi Arabia\tofficial\ten\tx",
            "SAU\tcountry\tSaudi Arabia\tThe Saudi Dominions of Nowhere\tofficial\ten\tx",
            "SAU\tcountry\tSaudi Arabia\tSome Town\tsynonym\ten\tx",
        ]);
        Rewording other = Assert.Single(
            new Reworder(VariantSet.Shipped, new AliasList(list), 17).Of(Query("Saudi Arabia")), r => !r.Listed);
        Assert.Equal("The Saudi Dominions of Nowhere", other.Text);
    }

    [Fact]
    public void AKnownItemQueryHoldsNamesAndRareWordsOfItsPassage()
    {
        string corpus = System.IO.Path.Join(_folder, "corpus.jsonl");
        string filler = string.Join(
            '\n', Enumerable.Range(0, 60).Select(i => $$"""{"id":"f{{i}}","body":"quarrying irrigation of nowhere"}"""));
        System.IO.File.WriteAllText(
            corpus, filler + "\n" + """{"id":"p","body":"The Kingdom of Saudi Arabia discussed quarrying, irrigation."}""");
        StressQuery query = Assert.Single(new KnownItems(VariantSet.Shipped, 17).From(corpus, 400));
        Assert.Equal("p", query.Id);
        Assert.Equal("Kingdom of Saudi Arabia irrigation quarrying", query.Text);
        Assert.Equal(1, query.Grades["p"]);
    }

    private static StressQuery Query(string text) => new("q", text, new Dictionary<string, int> { ["d"] = 1 });
}
