using System.Text;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Rpc;

public sealed class AnalyzeTextTests : ServerTests
{
    private const string Sentence = "\u00C9lys\u00E9e: the U.S. talks of 1,000 Saudi labours";

    [Fact]
    public async Task EveryStageOfTheFullChainIsShown()
    {
        AnalyzeTextResponse response = await AnalyzeAsync(new AnalyzeTextRequest { Text = Sentence });
        Assert.Equal(["words", "folded", "exact", "stem", "entities"], response.Stages.Select(s => s.Name));
        Assert.Equal(
            ["\u00C9lys\u00E9e", "the", "U.S.", "talks", "of", "1,000", "Saudi", "labours"], Terms(response, "words"));
        Assert.Equal(["elysee", "the", "us", "talks", "of", "1000", "saudi", "labours"], Terms(response, "folded"));
        Assert.Equal(
            ["\u00E9lys\u00E9e", "the", "us", "talks", "of", "1000", "saudi", "labours"], Terms(response, "exact"));
        Assert.Equal("talk", Terms(response, "stem")[3]);
        Assert.Equal("labor", Terms(response, "stem")[7]);
        AnalysisStage words = Stage(response, "words");
        Assert.Equal("<ACRONYM>", words.Tokens[2].Type);
        Assert.Equal("<NUM>", words.Tokens[5].Type);
        AssertOffsetsNameTheWords(words, Sentence);
        Assert.Equal(Enumerable.Range(0, 8), words.Tokens.Select(t => t.Position));
        AnalyzedToken saudi = Assert.Single(Stage(response, "entities").Tokens, t => t.Type == "Demonym");
        Assert.Equal((6, 1), (saudi.Position, saudi.PositionLength));
        Assert.Equal("Saudi", Cut(Sentence, saudi));
    }

    [Fact]
    public async Task EveryStageOfThePlainChainIsShown()
    {
        AnalyzeTextResponse response = await AnalyzeAsync(
            new AnalyzeTextRequest { Text = "\u20AC The Talks", Analyzer = TextAnalyzer.Plain });
        Assert.Equal(["tokenizer", "lower_case", "porter"], response.Stages.Select(s => s.Name));
        Assert.Equal(["The", "Talks"], Terms(response, "tokenizer"));
        Assert.Equal(["the", "talks"], Terms(response, "lower_case"));
        Assert.Equal(["the", "talk"], Terms(response, "porter"));
        AnalyzedToken last = Stage(response, "porter").Tokens[1];
        Assert.Equal((8, 13, 1, 1, "<ALPHANUM>"),
            (last.StartByte, last.EndByte, last.Position, last.PositionLength, last.Type));
    }

    [Fact]
    public async Task TheChainOfAFieldIsTheOneItsTextGoesThrough()
    {
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest
        {
            Name = "mixed",
            Schema = new IndexSchema
            {
                Fields =
                {
                    new FieldSchema { Name = "full", Type = FieldType.Text },
                    new FieldSchema { Name = "plain", Type = FieldType.Text, Analyzer = TextAnalyzer.Plain },
                    new FieldSchema { Name = "key", Type = FieldType.Keyword },
                },
            },
        });
        Assert.Equal(5, (await AnalyzeAsync(OfField("mixed", "full"))).Stages.Count);
        Assert.Equal(3, (await AnalyzeAsync(OfField("mixed", "plain"))).Stages.Count);
        await Refusal.OfFieldAsync(Call(OfField("mixed", "key")), "index_field.field");
        await Refusal.OfFieldAsync(Call(OfField("mixed", "nope")), "index_field.field", "UNKNOWN_FIELD");
        Refusal unknown = await Refusal.OfAsync(Call(OfField("nope", "full")));
        Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (unknown.Code, unknown.Reason));
        await Refusal.OfFieldAsync(
            Call(new AnalyzeTextRequest { Text = "x", Analyzer = (TextAnalyzer)9 }), "analyzer");
        await Refusal.OfFieldAsync(Call(new AnalyzeTextRequest()), "text");
    }

    [Fact]
    public async Task ATextWhoseAnswerWouldNotFitIsRefused()
    {
        string dense = string.Concat(Enumerable.Repeat("a ", 100_000));
        Refusal refusal = await Refusal.OfFieldAsync(Call(new AnalyzeTextRequest { Text = dense }), "text", "OVER_LIMIT");
        Assert.Equal("max_message_bytes", refusal.Info.Metadata["limit"]);
        string longText = new('x', (1 << 20) + 1);
        Refusal tooLong = await Refusal.OfFieldAsync(Call(new AnalyzeTextRequest { Text = longText }), "text", "OVER_LIMIT");
        Assert.Equal(
            ("max_field_bytes", "1048576"), (tooLong.Info.Metadata["limit"], tooLong.Info.Metadata["value"]));
    }

    private static AnalyzeTextRequest OfField(string index, string field) =>
        new() { Text = "words", IndexField = new IndexField { Index = index, Field = field } };

    private static AnalysisStage Stage(AnalyzeTextResponse response, string name) =>
        response.Stages.Single(s => s.Name == name);

    private static string[] Terms(AnalyzeTextResponse response, string stage) =>
        [.. Stage(response, stage).Tokens.Select(t => t.Term)];

    private static void AssertOffsetsNameTheWords(AnalysisStage stage, string text) =>
        Assert.All(stage.Tokens, t => Assert.Equal(t.Term, Cut(text, t)));

    private static string Cut(string text, AnalyzedToken token) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(token.StartByte..token.EndByte));

    private AsyncUnaryCall<AnalyzeTextResponse> Call(AnalyzeTextRequest request) =>
        Server.Indexes.AnalyzeTextAsync(request);

    private async Task<AnalyzeTextResponse> AnalyzeAsync(AnalyzeTextRequest request) => await Call(request);
}
