using System.CommandLine;
using System.IO;
using Search.Cli.Commands;

namespace Search.Cli;

/// <summary>The <c>search</c> command: arguments in, output out; the work is done below.</summary>
internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        ParseResult parsed = CreateRoot().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync($"search: {message}");
            }
            await Console.Error.WriteLineAsync($"search: see 'search {CommandPath(parsed)}--help'");
            return ExitCodes.Usage;
        }
        // Failures are told in one line below, not as a stack trace.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("search: interrupted");
            return ExitCodes.Interrupted;
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.Cancelled)
        {
            await Console.Error.WriteLineAsync("search: interrupted");
            return ExitCodes.Interrupted;
        }
        catch (Grpc.Core.RpcException e)
        {
            await Console.Error.WriteLineAsync($"search: {e.Status.Detail} ({e.StatusCode})");
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException
            or Search.Service.ServiceException)
        {
            await Console.Error.WriteLineAsync($"search: {e.Message}");
            return ExitCodes.Failure;
        }
    }

    internal static RootCommand CreateRoot() => new(
        "Search: an index service for news archives, where one actor has many names and one event many phrasings.")
    {
        ServeCommand.Create(),
        ReindexCommand.Create(),
        ExportCommand.Create(),
        QueryCommand.Create(),
        TextCommands.CreateTag(),
        TextCommands.CreateExpand(),
        HealthCommand.Create(),
        CheckCommand.Create(),
        EvalCommand.Create(),
        BenchCommand.Create(),
    };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.CommandResult? c = parsed.CommandResult; c?.Parent is not null;
            c = c.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, c.Command.Name);
        }
        return names.Count == 0 ? string.Empty : string.Join(' ', names) + " ";
    }
}
