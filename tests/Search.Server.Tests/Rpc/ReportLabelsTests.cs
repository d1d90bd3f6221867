using Grpc.Core;
using Search.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Search.Server.Tests.Rpc;

/// <summary>Which source printed which name of an entity when.</summary>
public sealed class ReportLabelsTests : ServerTests
{
    [Fact]
    public async Task RowsAreCountsByNameSourceAndPeriod()
    {
        await WriteNewsAsync();
        ReportLabelsResponse report = await ReportAsync(new() { EntityName = "Saudi Arabia" });
        Assert.Equal(
            ("state/saudi-arabia", "Saudi Arabia", 4), (report.EntityId, report.DisplayName, report.DocumentCount));
        // A document prints KSA twice: one document, two mentions. The capital stands for the state in d only.
        Assert.Equal(
            [
                ("", "", "KSA", VariantKind.Acronym, 1, 1),
                ("2023-01", "one", "KSA", VariantKind.Acronym, 2, 3),
                ("2023-01", "one", "Kingdom of Saudi Arabia", VariantKind.OfficialName, 1, 1),
                ("2024-02", "two", "Kingdom of Saudi Arabia", VariantKind.OfficialName, 1, 1),
            ],
            report.Counts.Select(c => (c.Period, c.Source, c.Surface, c.Kind, c.DocumentCount, c.MentionCount)));
        Assert.True(report.ServedSequence > 0);
    }

    [Fact]
    public async Task KindsPeriodsFiltersAndRowsAreThoseAskedFor()
    {
        await WriteNewsAsync();
        ReportLabelsRequest request = new()
        {
            EntityId = "state/saudi-arabia",
            Period = LabelPeriod.Year,
            Kinds = { VariantKind.OfficialName },
        };
        Assert.Equal(["2023", "2024"], (await ReportAsync(request)).Counts.Select(c => c.Period));
        request.Period = LabelPeriod.Day;
        request.Filter = new Query { Term = new TermQuery { Field = "source", Value = new Value { StringValue = "two" } } };
        Assert.Equal("2024-02-29", Assert.Single((await ReportAsync(request)).Counts).Period);
        ReportLabelsResponse cut = await ReportAsync(new() { EntityName = "KSA", MaxRows = 1 });
        Assert.Equal((2, 3), (Assert.Single(cut.Counts).DocumentCount, cut.LeftOut));
    }

    [Fact]
    public async Task BadRequestsNameTheField()
    {
        await WriteNewsAsync();
        await Refusal.OfFieldAsync(Call(new()), "entity_id");
        await Refusal.OfFieldAsync(Call(new() { EntityName = "KSA", MaxRows = 10_001 }), "max_rows");
        await Refusal.OfFieldAsync(Call(new() { EntityName = "KSA", MaxRows = -1 }), "max_rows");
        await Refusal.OfFieldAsync(Call(new() { EntityName = "KSA", Period = (LabelPeriod)9 }), "period");
        await Refusal.OfFieldAsync(Call(new() { EntityName = "KSA", Kinds = { (VariantKind)99 } }), "kinds[0]");
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(Call(new() { EntityId = "state/nowhere" }))).Code);
    }

    private AsyncUnaryCall<ReportLabelsResponse> Call(ReportLabelsRequest request)
    {
        request.Target = News.Index;
        return Server.Variants.ReportLabelsAsync(request);
    }

    private async Task<ReportLabelsResponse> ReportAsync(ReportLabelsRequest request) => await Call(request);

    private async Task WriteNewsAsync()
    {
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = News.Index });
        await WriteAsync("a", "KSA and KSA again", "one", At(2023, 1, 31));
        await WriteAsync("b", "KSA, the Kingdom of Saudi Arabia", "one", At(2023, 1, 1));
        await WriteAsync("c", "The Kingdom of Saudi Arabia", "two", At(2024, 2, 29));
        await WriteAsync("d", "Nothing but KSA", null, null);
        await WriteAsync("e", "A quiet day", "one", At(2023, 1, 2));
        await Server.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = News.Index });
    }

    // The last second of a day in UTC.
    private static DateTime At(int year, int month, int day) =>
        new(year, month, day, 23, 59, 59, DateTimeKind.Utc);

    private async Task WriteAsync(string id, string body, string? source, DateTime? published)
    {
        Document document = News.Text(id, body);
        if (source is not null)
        {
            document.Fields["source"] = new Value { StringValue = source };
        }
        if (published is { } date)
        {
            document.Fields["published"] = new Value { TimestampValue = Timestamp.FromDateTime(date) };
        }
        await Server.Documents.WriteDocumentAsync(new WriteDocumentRequest { Index = News.Index, Document = document });
    }
}
