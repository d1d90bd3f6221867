using System.CommandLine;
using Search.Cli.Evaluation;
using Search.Cli.Labels;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>labels</c>: which source printed which name of an entity when.</summary>
internal static class LabelsCommand
{
    private const int DefaultRows = 1000;
    private const int MaxRows = 10_000;

    internal static Command Create()
    {
        var entity = new Argument<string>("ENTITY")
        {
            Description = "An entity's id, or a name that means exactly one.",
        };
        Option<string> index = CommonOptions.Index();
        var by = new Option<LabelPeriod>("--by")
        {
            Description = "Count by month, year or day.",
            DefaultValueFactory = static _ => LabelPeriod.Month,
        };
        var kinds = new Option<VariantKind[]>("--kind")
        {
            Description = "Only names of this kind, such as label or acronym; may be given several times.",
        };
        var rows = new Option<int>("--rows")
        {
            Description = "Rows at most; those with the most documents stay.",
            DefaultValueFactory = static _ => DefaultRows,
        };
        CommonOptions.RequireRange(rows, 1, MaxRows);
        var html = new Option<string?>("--html")
        {
            Description = "Write a page that opens in a browser, without a network, to this file.",
        };
        Option<bool> json = CommonOptions.Json();
        var target = new TargetOptions();
        var command = new Command("labels", "Counts which source printed which name of an entity when.")
        {
            entity, index, by, kinds, rows, html, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var request = new ReportLabelsRequest
            {
                Target = parsed.GetRequiredValue(index),
                Period = parsed.GetValue(by),
                MaxRows = parsed.GetValue(rows),
            };
            request.Kinds.Add(parsed.GetValue(kinds) ?? []);
            await NameAsync(request, parsed.GetRequiredValue(entity), connection, cancellation);
            ReportLabelsResponse response = await IndexHints.RequireAsync(
                connection,
                request.Target,
                async () => await connection.Variants.ReportLabelsAsync(request, cancellationToken: cancellation),
                cancellation);
            if (parsed.GetValue(html) is { } page)
            {
                await ReportFile.WriteAsync(page, LabelPage.Of(response, request.Target), cancellation);
            }
            if (parsed.GetValue(json))
            {
                ProtoJson.WriteLine(parsed.InvocationConfiguration.Output, response);
            }
            else
            {
                LabelChart.Write(parsed.InvocationConfiguration.Output, response);
            }
            return ExitCodes.Success;
        });
        return command;
    }

    // An id is tried first: names do not look like ids.
    private static async Task NameAsync(
        ReportLabelsRequest request, string entity, ServiceConnection connection,
        System.Threading.CancellationToken cancellation)
    {
        try
        {
            GetEntityResponse found = await connection.Variants.GetEntityAsync(
                new GetEntityRequest { Id = entity }, cancellationToken: cancellation);
            request.EntityId = found.Entity.Id;
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.NotFound)
        {
            request.EntityName = entity;
        }
    }
}
