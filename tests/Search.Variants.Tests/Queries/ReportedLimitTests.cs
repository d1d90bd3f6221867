using System.Text.Json;

namespace Search.Variants.Tests.Queries;

/// <summary>What a limit leaves out of a query is reported, never silently dropped.</summary>
public sealed class ReportedLimitTests
{
    [Fact]
    public void NewNamesOverTheMost()
    {
        string[] names = [.. Enumerable.Range(0, 70).Select(i => $"Hexagon {(char)('A' + (i / 26))}{(char)('a' + (i % 26))}x")];
        string record = JsonSerializer.Serialize(new
        {
            add = "state/france",
            provenance = (string[])["wikidata"],
            variants = (object[])[new { surface = names, kind = "ALIAS" }],
        });
        VariantSet next = With(record);
        var changes = VariantSetChanges.Between([VariantSet.Shipped], next);
        ExpandedQuery query = new QueryExpander(next).Expand("France", new ExpansionOptions { Changes = changes });
        DroppedVariant dropped = Assert.Single(query.Dropped, d => d.What == "state/france: 6 new names");
        Assert.Equal(
            "only 64 new names of one entity are looked for until its documents are tagged again", dropped.Reason);
        Assert.DoesNotContain(
            new QueryExpander(next).Expand("France").Dropped, d => d.What.Contains("new names", StringComparison.Ordinal));
    }

    [Fact]
    public void SequencesOverTheMost()
    {
        VariantSet set = With(
            """{"phrases":"test","relation":"EQUIVALENT","domain":"test","provenance":["editors"],"members":[{"pattern":"zeppelin"},{"pattern":"rigid|stiff|hard|tough airship|balloon|craft|ship"}]}""");
        ExpandedQuery query = new QueryExpander(set).Expand("zeppelin");
        DroppedVariant dropped = Assert.Single(query.Dropped);
        Assert.Equal("rigid|stiff|hard|tough airship|balloon|craft|ship", dropped.What);
        Assert.Equal("only 12 of the sequences of words that it stands for are looked for", dropped.Reason);
    }

    private static VariantSet With(string line)
    {
        VariantSetBuilder builder = VariantSet.Shipped.ToBuilder("test");
        builder.AddLine("test", 1, line);
        return builder.Build();
    }
}
