using Search.V1;

namespace Search.Server.Tests.Searches;

/// <summary>Patterns, misspelt words and nearness over the wire: what they find, what they became, what is
/// refused.</summary>
public sealed class PatternRpcTests : ServerTests
{
    private const string Gulf = "The Kingdom of Saudi Arabia held long Talks with Tehran. Riyadh said so.";

    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        await WriteAsync(News.Article("gulf", "Negotiations in the Gulf", Gulf, 3));
        await WriteAsync(News.Article("river", "A river", "The river talked of rising. Nobody held it back.", 1, "delta-daily"));
        await RefreshAsync();
    }

    [Theory]
    [InlineData("{ \"prefix\": { \"field\": \"body\", \"prefix\": \"Talk\" } }", "gulf,river")]
    [InlineData("{ \"prefix\": { \"field\": \"source\", \"prefix\": \"delta\" } }", "river")]
    [InlineData("{ \"wildcard\": { \"field\": \"body\", \"pattern\": \"?ALK?\" } }", "gulf")]
    [InlineData("{ \"regexp\": { \"field\": \"body\", \"pattern\": \"t[a-l]+ed\" } }", "river")]
    [InlineData("{ \"regexp\": { \"field\": \"title\", \"pattern\": \"nego.*s\" } }", "gulf")]
    [InlineData("{ \"fuzzy\": { \"field\": \"body\", \"value\": \"tehrna\" } }", "gulf")]
    [InlineData("{ \"fuzzy\": { \"field\": \"body\", \"value\": \"tehrna\", \"maxEdits\": 0 } }", "")]
    [InlineData("{ \"fuzzy\": { \"field\": \"body\", \"value\": \"vehran\", \"prefixLength\": 1 } }", "")]
    [InlineData("{ \"near\": { \"field\": \"body\", \"ordered\": true, \"maxGaps\": 2, \"parts\": ["
        + "{ \"entityId\": \"state/saudi-arabia\" }, { \"text\": \"talks\" } ] } }", "gulf")]
    [InlineData("{ \"near\": { \"field\": \"body\", \"ordered\": true, \"maxGaps\": 1, \"parts\": ["
        + "{ \"entityId\": \"state/saudi-arabia\" }, { \"text\": \"talks\" } ] } }", "")]
    [InlineData("{ \"near\": { \"field\": \"body\", \"maxGaps\": 6, \"parts\": [ { \"text\": \"tehran\" },"
        + "{ \"near\": { \"ordered\": true, \"parts\": [ { \"text\": \"held\" }, { \"text\": \"long talks\" } ] } },"
        + "{ \"any\": { \"parts\": [ { \"text\": \"nobody\" }, { \"entityName\": \"Saudi Arabia\" } ] } } ] } }", "gulf")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\", \"text\": \"Tehran is rising\", \"minDocFreq\": 1,"
        + "\"maxDocShare\": 0.5, \"shareToMatch\": 1 } }", "")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\", \"text\": \"who held rising talks\", \"minDocFreq\": 1,"
        + "\"maxDocShare\": 0.5 } }", "river")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\", \"id\": \"river\", \"minDocFreq\": 1, \"minTermFreq\": 1,"
        + "\"maxDocShare\": 1, \"shareToMatch\": 0 } }", "gulf")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\", \"id\": \"none\" } }", "")]
    public async Task Found(string query, string ids)
    {
        SearchResponse response = await Search(query);
        Assert.Equal(ids, string.Join(',', response.Hits.Select(h => h.Id).Order(StringComparer.Ordinal)));
        if (!query.Contains("source", StringComparison.Ordinal))
        {
            Assert.All(response.Hits, h => Assert.NotEmpty(h.Matched));
        }
    }

    [Fact]
    public async Task AMatchedPartIsTheWordAsPrinted()
    {
        SearchResponse response = await Search("{ \"prefix\": { \"field\": \"body\", \"prefix\": \"teh\" } }");
        MatchedPart part = Assert.Single(Assert.Single(response.Hits).Matched);
        Assert.Equal(("teh", "body", "Tehran"), (part.QueryPart, part.Field, part.Surface));
        Assert.Equal(Gulf.IndexOf("Tehran", StringComparison.Ordinal), part.StartByte);
    }

    [Fact]
    public async Task TheClassicSyntaxTakesPatterns() => Assert.Equal("gulf", Assert.Single(
        (await Server.Searches.SearchAsync(Classic("tehrna~ AND talk* AND /t.*/"))).Hits).Id);

    [Theory]
    [InlineData("body:*x", "position 5: ")]
    [InlineData("a /b(/", "position 5: ")]
    public async Task TheClassicSyntaxSaysWhereItIsWrong(string text, string where)
    {
        Refusal refusal = await Refusal.OfFieldAsync(
            Server.Searches.SearchAsync(Classic(text)), "query_text", "QUERY_SYNTAX");
        Assert.Contains(where, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"prefix\": { \"field\": \"published\", \"prefix\": \"2\" } }", "query.prefix.field")]
    [InlineData("{ \"prefix\": { \"field\": \"body\" } }", "query.prefix.prefix")]
    [InlineData("{ \"regexp\": { \"field\": \"body\", \"pattern\": \"a(\" } }", "query.regexp.pattern")]
    [InlineData("{ \"regexp\": { \"field\": \"body\", \"pattern\": \"(a{900}){900}\" } }", "query.regexp.pattern")]
    [InlineData("{ \"fuzzy\": { \"field\": \"body\", \"value\": \"a\", \"maxEdits\": 3 } }", "query.fuzzy.max_edits")]
    [InlineData("{ \"fuzzy\": { \"field\": \"body\", \"value\": \"a\", \"maxExpansions\": -1 } }", "query.fuzzy.max_expansions")]
    [InlineData("{ \"near\": { \"field\": \"body\" } }", "query.near.parts")]
    [InlineData("{ \"near\": { \"field\": \"body\", \"parts\": [ { } ] } }", "query.near.parts[0]")]
    [InlineData("{ \"near\": { \"field\": \"body\", \"parts\": [ { \"text\": \"!\" } ] } }", "query.near.parts[0].text")]
    [InlineData("{ \"near\": { \"field\": \"source\", \"parts\": [ { \"text\": \"a\" } ] } }", "query.near.field")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\" } }", "query.more_like_this.like")]
    [InlineData("{ \"moreLikeThis\": { \"field\": \"body\", \"id\": \"a\", \"maxDocShare\": 2 } }",
        "query.more_like_this.max_doc_share")]
    public async Task Refused(string query, string field) => await Refusal.OfFieldAsync(
        Server.Searches.SearchAsync(new SearchRequest { Target = News.Index, Query = Query.Parser.ParseJson(query) }),
        field);

    [Fact]
    public async Task ExpandQueryListsTheWords()
    {
        ExpandQueryResponse fuzzy = await Server.Searches.ExpandQueryAsync(new ExpandQueryRequest
        {
            Target = News.Index,
            Query = Query.Parser.ParseJson(
                "{ \"fuzzy\": { \"field\": \"body\", \"value\": \"talkt\", \"maxExpansions\": 1 } }"),
        });
        Assert.Equal("fuzzy", fuzzy.Query.Kind);
        Assert.Contains("there may be more", fuzzy.Query.Description, StringComparison.Ordinal);
        Assert.Contains("talks", Assert.Single(fuzzy.Query.Children).Description, StringComparison.Ordinal);
        ExpandQueryResponse prefix = await Server.Searches.ExpandQueryAsync(new ExpandQueryRequest
        {
            Target = News.Index,
            Query = Query.Parser.ParseJson("{ \"prefix\": { \"field\": \"body\", \"prefix\": \"ta\" } }"),
        });
        Assert.Equal(["talked", "talks"], prefix.Query.Children.Select(c => c.Description.Split(' ')[^1]));
    }

    private async Task<SearchResponse> Search(string query) => await Server.Searches.SearchAsync(
        new SearchRequest { Target = News.Index, Query = Query.Parser.ParseJson(query) });

    private static SearchRequest Classic(string text) =>
        new() { Target = News.Index, QueryText = text, QuerySyntax = QuerySyntax.Lucene };
}
