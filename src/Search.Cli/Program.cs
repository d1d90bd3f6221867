using System.CommandLine;
using System.Threading;
using Search.Cli.Commands;
using Search.Cli.Output;

namespace Search.Cli;

/// <summary>The <c>search</c> command: arguments in, output out; the work is done below.</summary>
internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        using var signals = new StopSignals();
        int code = await RunAsync(args, CommandHost.OfProcess(), signals.Token);
        return code == ExitCodes.Interrupted ? signals.ExitCode : code;
    }

    /// <summary>Runs one command; gives its exit code and never throws.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="host">What the command talks to.</param>
    /// <param name="stopping">Asks the command to finish what is in flight and end.</param>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, CommandHost host, CancellationToken stopping)
    {
        try
        {
            ParseResult parsed = CreateRoot().Parse(args);
            if (parsed.Errors.Count > 0)
            {
                return ReportUsage(parsed, host);
            }
            return await parsed.InvokeAsync(host, stopping);
        }
        // The one place of the process where every kind of failure becomes a line and an exit code.
        catch (Exception e)
        {
            return ErrorReport.Write(e, host);
        }
    }

    internal static RootCommand CreateRoot()
    {
        var root = new RootCommand(
            "Search: an index service for news archives, where one actor has many names and one event many phrasings.")
        {
            ServeCommand.Create(),
            ReindexCommand.Create(),
            ExportCommand.Create(),
            QueryCommand.Create(),
            TextCommands.CreateTag(),
            TextCommands.CreateExpand(),
            ExplainCommand.Create(),
            NamesCommand.Create(),
            LabelsCommand.Create(),
            VariantsCommand.Create(),
            HealthCommand.Create(),
            CheckCommand.Create(),
            EvalCommand.Create(),
            BenchCommand.Create(),
        };
        HelpExamples.AddTo(root);
        return root;
    }

    private static int ReportUsage(ParseResult parsed, CommandHost host)
    {
        // A word that is no command is the mistake; that a command is missing only follows from it.
        bool isUnknownWord = parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0;
        IEnumerable<string> messages = isUnknownWord
            ? parsed.UnmatchedTokens.Take(1).Select(t => UnknownWord(t, parsed.CommandResult.Command))
            : parsed.CommandResult.Command.Action is null && parsed.CommandResult.Command.Subcommands.Count > 0
                ? [$"a command is needed: {Names(parsed.CommandResult.Command)}."]
                : parsed.Errors.Select(e => WithoutTypeName(e.Message));
        foreach (string message in messages.Distinct(StringComparer.Ordinal))
        {
            host.Tell(message);
        }
        host.Tell($"see 'search {CommandPath(parsed)}--help'");
        return ExitCodes.Usage;
    }

    private static string UnknownWord(string word, Command command) =>
        $"\"{word}\" is no command; commands are {Names(command)}.";

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(c => c.Name));

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
