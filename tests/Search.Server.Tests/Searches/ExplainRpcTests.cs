using Grpc.Core;
using Search.V1;
using Value = Search.V1.Value;

namespace Search.Server.Tests.Searches;

/// <summary>ExplainDocument: why a document matches; why not, and which rung of the ladder would match it.</summary>
public sealed class ExplainRpcTests : ServerTests
{
    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        await WriteAsync(News.Article("gulf", "Talks", "The Kingdom of Saudi Arabia held talks.", 3));
        await WriteAsync(News.Article("capital", "A reply", "Riyadh said that the offer was useful.", 3));
        await WriteAsync(News.Article("paper", "A newspaper", "The Washington Post printed a story.", 2, "delta"));
        await WriteAsync(News.Article("office", "A visit", "Rishi Sunak visited a school.", 5));
        await RefreshAsync();
    }

    [Fact]
    public async Task AHitIsExplainedAsTheSearchExplainsIt()
    {
        ExplainDocumentResponse answer = await ExplainAsync("gulf", "KSA talks");
        SearchResponse search = await Server.Searches.SearchAsync(
            new SearchRequest { Target = News.Index, QueryText = "KSA talks", Explain = true });
        Hit hit = search.Hits[0];
        Assert.True(answer.Matches);
        Assert.Equal((hit.Id, hit.Score, hit.Explanation), (answer.Id, answer.Score, answer.Explanation));
        Assert.Equal(hit.Matched, answer.Concepts.SelectMany(c => c.Matched));
        Assert.Equal(["KSA", "talks"], answer.Concepts.Select(c => c.QueryPart));
        Assert.All(answer.Concepts, c => Assert.True(c.Matches));
        Assert.Empty(answer.Refusals);
        Assert.Equal(
            (search.ServedSequence, search.VariantDataVersion),
            (answer.ServedSequence, answer.VariantDataVersion));
    }

    [Fact]
    public async Task EachQuotedOccurrenceSaysWhatItAddsToTheScore()
    {
        ExplainDocumentResponse answer = await ExplainAsync("gulf", "KSA");
        MatchedPart only = Assert.Single(Assert.Single(answer.Concepts).Matched);
        Assert.Equal(answer.Score, only.Marginal);
        ExplainDocumentResponse both = await ExplainAsync("gulf", "KSA talks");
        Assert.All(both.Concepts.SelectMany(c => c.Matched), part => Assert.InRange(part.Marginal, 0.01, both.Score));
        SearchResponse plain = await Server.Searches.SearchAsync(
            new SearchRequest { Target = News.Index, QueryText = "KSA talks" });
        Assert.All(plain.Hits[0].Matched, part => Assert.False(part.HasMarginal));
    }

    [Fact]
    public async Task TheTierThatWouldMatchIsNamed()
    {
        ExplainDocumentResponse answer =
            await ExplainAsync("capital", "Saudi Arabia", new VariantOptions { MaxTier = 1 });
        Assert.False(answer.Matches);
        Assert.Equal(0, answer.Score);
        ExplainedConcept concept = Assert.Single(answer.Concepts);
        Assert.False(concept.Matches);
        WithheldMatch rung = Assert.Single(concept.Withheld);
        Assert.Equal(("Riyadh", VariantKind.Capital, 3), (rung.Match.Surface, rung.Match.Kind, rung.Match.Tier));
        Assert.Equal(
            "Tier 3 would match: The document says \"Riyadh\"; the index links this to Saudi Arabia (its capital). "
                + "max_tier is 1.",
            rung.Reason);
        Assert.Equal(rung.Reason, concept.Reason);
        Assert.Equal(["No part of the query matches."], answer.Refusals);
        Assert.Contains(answer.DroppedVariants, d => d.What == "state/saudi-arabia: its capital");
        // With that tier it does.
        Assert.True((await ExplainAsync("capital", "Saudi Arabia", new VariantOptions { MaxTier = 3 })).Matches);
    }

    [Fact]
    public async Task TheTierOfAnEntityQueryIsNamed()
    {
        ExplainDocumentResponse answer = await Server.Searches.ExplainDocumentAsync(new ExplainDocumentRequest
        {
            Target = News.Index,
            Id = "capital",
            Query = new Query { Entity = new EntityQuery { Id = "state/saudi-arabia", MaxTier = 1 } },
        });
        Assert.False(answer.Matches);
        Assert.Equal(
            "Tier 3 would match: The document says \"Riyadh\"; the index links this to Saudi Arabia (its capital). "
                + "max_tier of the entity query is 1.",
            Assert.Single(answer.Concepts).Reason);
    }

    [Fact]
    public async Task TheExcludedKindIsNamedInBothDirections()
    {
        var options = new VariantOptions { ExcludeKinds = { VariantKind.Capital } };
        ExplainedConcept capital = Assert.Single((await ExplainAsync("capital", "Saudi Arabia", options)).Concepts);
        Assert.StartsWith("Kind CAPITAL would match: ", capital.Reason, StringComparison.Ordinal);
        ExplainedConcept state = Assert.Single((await ExplainAsync("gulf", "Riyadh", options)).Concepts);
        Assert.StartsWith("Kind CAPITAL would match: The query says \"Riyadh\"", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesSplitByTheTierAreNamedForEachWord()
    {
        ExplainDocumentResponse answer = await ExplainAsync("gulf", "KSA river", new VariantOptions { MaxTier = 0 });
        Assert.Equal(["KSA", "river"], answer.Concepts.Select(c => c.QueryPart));
        Assert.StartsWith("Tier 1 would match: ", answer.Concepts[0].Reason, StringComparison.Ordinal);
        Assert.Equal("The document has no form of \"river\".", answer.Concepts[1].Reason);
        Assert.Contains(answer.DroppedVariants, d => d.QueryPart == "KSA");
    }

    [Fact]
    public async Task WhatIsOnlyElsewhereOrReadOtherwiseIsSaid()
    {
        ExplainDocumentResponse source = await ExplainAsync("paper", "delta");
        Assert.Equal(
            "\"delta\" is only in the field source, which texts do not search.", Assert.Single(source.Concepts).Reason);
        ExplainDocumentResponse blocked = await ExplainAsync("paper", "Washington");
        Assert.StartsWith(
            "The field body says \"Washington\"; the index ",
            Assert.Single(blocked.Concepts).Reason, StringComparison.Ordinal);
        ExplainDocumentResponse absent = await ExplainAsync("paper", "KSA");
        Assert.Equal(
            "The document has neither \"KSA\" nor a name that the index links to Saudi Arabia.",
            Assert.Single(absent.Concepts).Reason);
    }

    [Fact]
    public async Task TheProfileThatKnowsNoNamesIsNamed()
    {
        ExplainDocumentResponse answer = await Server.Searches.ExplainDocumentAsync(new ExplainDocumentRequest
        {
            Target = News.Index,
            Id = "gulf",
            QueryText = "KSA",
            RankProfile = "lucene-bm25",
        });
        Assert.False(answer.Matches);
        Assert.StartsWith(
            "Profile news would match: ", Assert.Single(answer.Concepts).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiltersExclusionsAndConditionsAreNamedByTheirPaths()
    {
        var source = new Query
        {
            Term = new TermQuery { Field = "source", Value = new Value { StringValue = "delta" } },
        };
        var request = new ExplainDocumentRequest
        {
            Target = News.Index,
            Id = "gulf",
            QueryText = "talks",
            Filter = source,
        };
        ExplainDocumentResponse filtered = await Server.Searches.ExplainDocumentAsync(request);
        Assert.False(filtered.Matches);
        Assert.True(Assert.Single(filtered.Concepts).Matches);
        string refusal = Assert.Single(filtered.Refusals);
        Assert.StartsWith("filter does not match: term(\"source\"", refusal, StringComparison.Ordinal);
        Assert.EndsWith("; the document's source is levant-post.", refusal, StringComparison.Ordinal);
        Assert.Equal(
            ["The query excludes \"Riyadh\", and the document has it."],
            (await ExplainAsync("capital", "offer -Riyadh")).Refusals);
        ExplainDocumentResponse tree = await Server.Searches.ExplainDocumentAsync(new ExplainDocumentRequest
        {
            Target = News.Index,
            Id = "paper",
            Query = new Query
            {
                Bool = new BoolQuery
                {
                    Must = { new Query { Text = new TextQuery { Text = "story" } } },
                    MustNot = { source },
                },
            },
        });
        Assert.StartsWith(
            "query.bool.must_not[0] excludes the document: ", Assert.Single(tree.Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOfficeIsLookedForByWhoHeldItOnTheDate()
    {
        Assert.True((await ExplainAsync("office", "British Prime Minister")).Matches);
        Assert.True((await ExplainAsync(
            "office", "British Prime Minister", new VariantOptions { AsOf = "2023-06-01" })).Matches);
        var before = new VariantOptions { AsOf = "1985-06-01" };
        ExplainDocumentResponse answer = await ExplainAsync("office", "British Prime Minister", before);
        Assert.False(answer.Matches);
        Assert.StartsWith(
            "Another date would match: The document says \"Rishi Sunak\"",
            Assert.Single(answer.Concepts).Reason, StringComparison.Ordinal);
        Assert.Contains(answer.DroppedVariants, d => d.What == "person/rishi-sunak");
        Assert.DoesNotContain(answer.DroppedVariants, d => d.What == "person/margaret-thatcher");
        SearchResponse search = await Server.Searches.SearchAsync(new SearchRequest
        {
            Target = News.Index,
            QueryText = "British Prime Minister",
            Variants = before,
        });
        Assert.DoesNotContain(search.Hits, h => h.Id == "office");
    }

    [Fact]
    public async Task WhatCannotBeExplainedIsRefused()
    {
        Refusal absent = await Refusal.OfAsync(Call("nobody", "talks"));
        Assert.Equal((StatusCode.NotFound, "DOCUMENT_NOT_FOUND"), (absent.Code, absent.Reason));
        Refusal empty = await Refusal.OfAsync(Server.Searches.ExplainDocumentAsync(
            new ExplainDocumentRequest { Target = News.Index, Id = "gulf" }));
        Assert.Equal(StatusCode.InvalidArgument, empty.Code);
        Refusal date = await Refusal.OfAsync(Call("gulf", "talks", new VariantOptions { AsOf = "last year" }));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (date.Code, date.Reason));
    }

    private async Task<ExplainDocumentResponse> ExplainAsync(
        string id, string text, VariantOptions? variants = null) => await Call(id, text, variants);

    private AsyncUnaryCall<ExplainDocumentResponse> Call(string id, string text, VariantOptions? variants = null) =>
        Server.Searches.ExplainDocumentAsync(new ExplainDocumentRequest
        {
            Target = News.Index,
            Id = id,
            QueryText = text,
            Variants = variants,
        });
}
