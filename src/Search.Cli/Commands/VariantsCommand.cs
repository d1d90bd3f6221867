using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using Google.LongRunning;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>variants</c>: a user's own names, imported, checked, looked at, served, taken back.</summary>
internal static class VariantsCommand
{
    private const string DefaultSet = "own";

    internal static Command Create() => new("variants", "Names and phrasings of your own.")
    {
        VariantsImportCommand.Create(),
        VariantsCheckCommand.Create(),
        CreatePreview(),
        CreateActivate(),
        CreateRollback(),
        CreateList(),
        CreateReport(),
    };

    internal static Option<string> SetOption() => new("--set")
    {
        Description = "Name of the variant set.",
        DefaultValueFactory = _ => DefaultSet,
    };

    private static Option<string> VersionOption() => new("--set-version")
    {
        Description = "Version of the set (default: the newest).",
        DefaultValueFactory = _ => string.Empty,
    };

    private static Command CreatePreview()
    {
        var queries = new Argument<string[]>("QUERY")
        {
            Description = "Queries to compare; without any, names that come or go.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> set = SetOption();
        Option<string> version = VersionOption();
        Option<bool> json = CommonOptions.Json();
        var target = new TargetOptions();
        var command = new Command("preview", "Shows what serving a set would change: documents gained, lost, moved.")
        {
            queries, set, version, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var request = new PreviewVariantSetRequest
            {
                Name = parsed.GetRequiredValue(set),
                Version = parsed.GetRequiredValue(version),
                Queries = { parsed.GetValue(queries) ?? [] },
            };
            Operation operation = await OperationWait.RunAsync(
                connection,
                await connection.Variants.PreviewVariantSetAsync(request, cancellationToken: cancellation),
                CommandHost.Of(parsed),
                cancellation);
            return Finish(parsed, operation, parsed.GetValue(json), () =>
                VariantsOutput.Write(parsed.InvocationConfiguration.Output,
                    operation.Response.Unpack<PreviewVariantSetResponse>()));
        });
        return command;
    }

    private static Command CreateActivate()
    {
        Option<string> set = SetOption();
        Option<string> version = VersionOption();
        Option<bool> json = CommonOptions.Json();
        var large = new Option<bool>("--allow-large")
        {
            Description = "Serve it although it touches very many documents, or a very common word.",
        };
        var target = new TargetOptions();
        var command = new Command(
            "activate",
            "Serves a set: queries at once, documents as they are tagged again. \"base\" is what is shipped.")
        {
            set, version, large, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var request = new ActivateVariantSetRequest
            {
                Name = parsed.GetRequiredValue(set),
                Version = parsed.GetRequiredValue(version),
                AllowLargeChange = parsed.GetValue(large),
            };
            return await ActivateAsync(parsed, connection, request, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static Command CreateRollback()
    {
        Option<bool> json = CommonOptions.Json();
        var target = new TargetOptions();
        var command = new Command("rollback", "Serves the version again that was served before.") { json };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            ListVariantSetsResponse list = await connection.Variants.ListVariantSetsAsync(
                new ListVariantSetsRequest(), cancellationToken: cancellation);
            if (list.FormerSet.Length == 0)
            {
                throw new FormatException("nothing was served before what is: there is no way back");
            }
            var request = new ActivateVariantSetRequest { Name = list.FormerSet, Version = list.FormerVersion };
            return await ActivateAsync(parsed, connection, request, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static Command CreateList()
    {
        Option<bool> json = CommonOptions.Json();
        var target = new TargetOptions();
        var command = new Command("list", "Lists the sets with their versions, and what is served.") { json };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            ListVariantSetsResponse list = await connection.Variants.ListVariantSetsAsync(
                new ListVariantSetsRequest(), cancellationToken: cancellation);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                ProtoJson.WriteLine(output, list);
            }
            else
            {
                VariantsOutput.Write(output, list);
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command CreateReport()
    {
        Option<bool> json = CommonOptions.Json();
        var min = new Option<int>("--min") { Description = "Asked at least so often (default: the server's least)." };
        CommonOptions.RequireRange(min, 0, int.MaxValue);
        var target = new TargetOptions();
        var command = new Command(
            "report",
            "What people asked a server for and did not get: names on no list, queries without a hit"
            + " (serve --query-log).")
        {
            min, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            ReportUnresolvedNamesResponse report = await connection.Variants.ReportUnresolvedNamesAsync(
                new ReportUnresolvedNamesRequest { MinCount = parsed.GetValue(min) }, cancellationToken: cancellation);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                ProtoJson.WriteLine(output, report);
            }
            else
            {
                VariantsOutput.Write(output, report);
            }
            if (!report.Enabled)
            {
                CommandHost.Of(parsed).Tell("queries are not noted: 'search serve --query-log' notes them");
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<int> ActivateAsync(
        ParseResult parsed,
        ServiceConnection connection,
        ActivateVariantSetRequest request,
        bool json,
        CancellationToken cancellation)
    {
        Operation operation = await OperationWait.RunAsync(
            connection,
            await connection.Variants.ActivateVariantSetAsync(request, cancellationToken: cancellation),
            CommandHost.Of(parsed),
            cancellation);
        return Finish(parsed, operation, json, () =>
        {
            ActivateVariantSetResponse done = operation.Response.Unpack<ActivateVariantSetResponse>();
            parsed.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Version} is served; {done.RetaggedDocuments} documents were tagged again"));
        });
    }

    private static int Finish(ParseResult parsed, Operation operation, bool json, Action write)
    {
        if (operation.Error is { } error)
        {
            CommandHost.Of(parsed).Tell(error.Message);
            return ExitCodes.Refused;
        }
        if (json)
        {
            VariantsOutput.WriteJson(parsed.InvocationConfiguration.Output, operation.Response);
        }
        else
        {
            write();
        }
        return ExitCodes.Success;
    }
}
