using System.Text;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Rpc;

public sealed class VariantRpcTests : ServerTests
{
    [Fact]
    public async Task MentionsOfATextSayWhoIsNamedHowAndWhere()
    {
        const string text = "\u201CRiyadh\u201D and the Kingdom of Saudi Arabia\u2019s partners";
        TagTextResponse response = await Server.Variants.TagTextAsync(new TagTextRequest { Text = text });
        Assert.NotEmpty(response.VariantDataVersion);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.All(
            response.Mentions,
            m => Assert.Equal(m.Surface, Encoding.UTF8.GetString(bytes.AsSpan(m.StartByte..m.EndByte))));
        Mention full = Assert.Single(
            response.Mentions, m => m.Surface.EndsWith("Kingdom of Saudi Arabia", StringComparison.Ordinal));
        Assert.Equal((EntityType.State, VariantKind.OfficialName), (full.EntityType, full.Kind));
        Assert.NotEmpty(full.VariantId);
        Assert.Contains(
            response.Mentions,
            m => m.Surface == "Riyadh" && m.EntityId == full.EntityId && m.Kind == VariantKind.Capital && m.Confidence > 0);
        await Refusal.OfFieldAsync(Server.Variants.TagTextAsync(new TagTextRequest()), "text");
    }

    [Fact]
    public async Task AnEntityHasNamesAndRelations()
    {
        NameCandidate candidate = (await ResolveAsync("KSA")).Candidates[0];
        Entity entity = (await Server.Variants.GetEntityAsync(new GetEntityRequest { Id = candidate.EntityId })).Entity;
        Assert.Equal((candidate.EntityId, EntityType.State), (entity.Id, entity.Type));
        Assert.Contains(entity.Variants, v => v is { Surface: "KSA", Kind: VariantKind.Acronym } && v.Id == candidate.VariantId);
        Relation capital = Assert.Single(entity.Relations, r => r.Type == "CAPITAL_OF");
        Assert.Equal(entity.Id, capital.ToEntityId);
        Refusal missing = await Refusal.OfAsync(Server.Variants.GetEntityAsync(new GetEntityRequest { Id = "nobody" }));
        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND"), (missing.Code, missing.Reason));
        await Refusal.OfFieldAsync(Server.Variants.GetEntityAsync(new GetEntityRequest()), "id");
    }

    [Fact]
    public async Task ANameIsResolvedBestFirst()
    {
        ResolveNameResponse response = await ResolveAsync("saudi arabia");
        NameCandidate best = response.Candidates[0];
        Assert.Equal(VariantKind.ShortName, best.Kind);
        Assert.InRange(best.Score, 0.01, 1);
        Assert.Equal(response.Candidates.Select(c =>
            c.Score).OrderDescending(), response.Candidates.Select(c => c.Score));
        Assert.Empty((await ResolveAsync("Xyzzy Qwerty")).Candidates);
        await Refusal.OfFieldAsync(Server.Variants.ResolveNameAsync(new ResolveNameRequest()), "name");
        await Refusal.OfFieldAsync(Server.Variants.ResolveNameAsync(new ResolveNameRequest { Name = "  " }), "name");
        await Refusal.OfFieldAsync(
            Server.Variants.ResolveNameAsync(new ResolveNameRequest { Name = "KSA", MaxCandidates = -1 }), "max_candidates");
    }

    [Theory]
    [InlineData("Benyamin Netanyaho", "person/benjamin-netanyahu")]
    [InlineData("Volodimir Selenskij", "person/volodymyr-zelensky")]
    public async Task AMisspeltNameIsResolvedInTheLastTier(string name, string id)
    {
        ResolveNameResponse response = await ResolveAsync(name);
        NameCandidate near = Assert.Single(response.Candidates, c => c.EntityId == id);
        Assert.Equal(4, near.Tier);
        Assert.InRange(near.Score, 0.01, 0.3);
        Assert.All(response.Candidates.Where(c => c.Tier < 4), c => Assert.True(c.Score >= near.Score));
    }

    private async Task<ResolveNameResponse> ResolveAsync(string name) =>
        await Server.Variants.ResolveNameAsync(new ResolveNameRequest { Name = name });
}
