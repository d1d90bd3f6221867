using System.CommandLine;
using System.IO;
using Search.Cli.Commands;
using Search.Service;

namespace Search.Cli;

/// <summary>The <c>search</c> command: arguments in, output out; the work is done below.</summary>
internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        ParseResult parsed;
        try
        {
            parsed = CreateRoot().Parse(args);
        }
        catch (InvalidOperationException e)
        {
            // A validator asked for a value that is none, such as a number with letters.
            await Console.Error.WriteLineAsync($"search: {WithoutTypeName(e.Message)}");
            return ExitCodes.Usage;
        }
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => WithoutTypeName(e.Message)).Distinct(StringComparer.Ordinal))
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
            await Console.Error.WriteLineAsync($"search: {ConnectionErrors.Describe(e)}");
            return ExitCodes.Failure;
        }
        catch (ServiceException e) when (e.Error.Reason == ErrorReasons.FolderInUse)
        {
            await Console.Error.WriteLineAsync($"search: {e.Message}");
            await Console.Error.WriteLineAsync(
                $"search: to ask the server that runs on it, say --server {CommonOptions.DefaultAddress}, or where it listens");
            return ExitCodes.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException
            or ServiceException)
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

    // "Cannot parse argument 'x' for option '--size' as expected type 'System.Int32'."
    private static string WithoutTypeName(string message)
    {
        int type = message.IndexOf(" as expected type ", StringComparison.Ordinal);
        return type < 0 ? message : message[..type] + ".";
    }

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
