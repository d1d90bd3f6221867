namespace Search.Variants.Tests.Cases;

/// <summary>Every readable case holds.</summary>
public sealed class QueryCaseTests
{
    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    public static TheoryData<string> Names() => [.. SampleNews.CaseNames()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string name)
    {
        QueryCase test = QueryCaseParser.Parse(name, SampleNews.ReadText(name));
        List<string> failures = new QueryCaseRunner(Expander).Run(test);
        Assert.True(failures.Count == 0, "\n" + string.Join('\n', failures));
    }

    [Fact]
    public void AWrongExpectationFails()
    {
        const string Text = """
            # The runner itself can fail.
            document d1
              title: A quiet day
              body: Nothing happened.
            query: quiet
              absent: d1
              first: d2
              matched: d1 "quiet" as state/iran
            """;
        List<string> failures = new QueryCaseRunner(Expander).Run(QueryCaseParser.Parse("canary", Text));
        Assert.Equal(3, failures.Count);
    }
}
