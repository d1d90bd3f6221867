using System.Globalization;

namespace Search.Variants.Tests.Cases;

/// <summary>
/// Every readable case holds but those listed with their reason, and none is easy: documents that could be mistaken
/// for the answer stand by. The half below <c>check/</c> is never tuned on; both are counted apart.
/// </summary>
public sealed class QueryCaseTests
{
    private static readonly QueryCaseRunner Runner = new(new QueryExpander(VariantSet.Shipped));

    private readonly ITestOutputHelper _output;

    public QueryCaseTests(ITestOutputHelper output) => _output = output;

    public static TheoryData<string> Names() => [.. SampleNews.CaseNames()];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsUnlessListed(string name)
    {
        List<string> failures = Runner.Run(QueryCaseParser.Parse(name, SampleNews.ReadText(name)));
        if (KnownFailure.Names(name))
        {
            Assert.True(failures.Count > 0, "it holds now: take it out of known-failures.txt");
        }
        else
        {
            Assert.True(failures.Count == 0, "\n" + string.Join('\n', failures));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HasNearMisses(string name)
    {
        QueryCase test = QueryCaseParser.Parse(name, SampleNews.ReadText(name));
        Assert.Contains(test.Queries.SelectMany(static query => query.Expectations), static expectation =>
            expectation.Verb == NearMisses.Verb);
    }

    [Fact]
    public void BothHalvesAreReported()
    {
        string[] names = [.. SampleNews.CaseNames()];
        string[] check = [.. names.Where(CheckHalf.Holds)];
        string[] open = [.. names.Where(static name => !CheckHalf.Holds(name))];
        string report = string.Create(
            CultureInfo.InvariantCulture,
            $"open half: {Passing(open)} of {open.Length} hold; check-only half: {Passing(check)} of {check.Length} hold");
        _output.WriteLine(report);
        Assert.Contains(report, SampleNews.ReadText("case-lists/README.md"), StringComparison.Ordinal);
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
              near misses: d1
              same hits as: day of noise and nothing else
              same hits as: thunder
            """;
        List<string> failures = Runner.Run(QueryCaseParser.Parse("canary", Text));
        Assert.Equal(5, failures.Count);
    }

    [Fact]
    public void ANearMissThatRanksAboveTheAnswerFails()
    {
        string misses = string.Concat(Enumerable.Range(2, 5).Select(static i => $"document d{i}\n  title: quiet\n"));
        string text = "document d1\n  body: quiet, and many other words that make it longer\n" + misses
            + "query: quiet\n  found: d1\n  near misses: d2 d3 d4 d5 d6\n";
        string failure = Assert.Single(Runner.Run(QueryCaseParser.Parse("canary", text)));
        Assert.Contains("above rank", failure, StringComparison.Ordinal);
    }

    private static int Passing(string[] names) => names.Count(static name => !KnownFailure.Names(name));
}
