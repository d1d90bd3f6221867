using System.IO;

namespace Search.Cli.Tests;

/// <summary>
/// What scripts see of wrong command lines and of what cannot be done: an exit code, and one line that says why.
/// </summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-cli-");

    public static TheoryData<string, string[]> WrongCommandLines => new()
    {
        { "a command is needed", [] },
        { "\"foo\" is no command", ["foo"] },
        { "Required argument missing for command: 'query'", ["query"] },
        { "TEXT is empty", ["query", " "] },
        { "--size must be 1 to 1000.", ["query", "x", "--size", "0"] },
        { "Cannot parse argument 'abc' for option '--size'.", ["query", "x", "--size", "abc"] },
        { "exclude each other", ["query", "x", "--data", "d", "--server", "127.0.0.1:1"] },
        { "HOST:PORT was expected", ["health", "--server", "foo"] },
        { "HOST:PORT was expected", ["serve", "--listen", "foo"] },
        { "no such time zone", ["reindex", "f", "--time-zone", "Nowhere/Else"] },
        { "0 to 1", ["reindex", "f", "--max-failure-ratio", "2"] },
        { "stands alone", ["reindex", "index:a", "f"] },
    };

    public static TheoryData<string, string[]> WhatCannotBeDone => new()
    {
        { "no server can be reached: Connection refused (127.0.0.1:1)", ["query", "x", "--server", "127.0.0.1:1"] },
        { "no server can be reached", ["health", "--server", "127.0.0.1:1"] },
        { "there is no data folder ./search-data", ["query", "x"] },
        { "there is no data folder d", ["export", "--data", "d"] },
        { "nothing.jsonl: no such file or folder", ["reindex", "nothing.jsonl"] },
        { "nothing: no such folder", ["check", "nothing"] },
        { "nothing: no corpus.jsonl", ["eval", "nothing"] },
        { "can be reached from other machines", ["serve", "--listen", "0.0.0.0:0"] },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(WrongCommandLines))]
    public async Task AWrongCommandLineIs64(string reason, string[] arguments)
    {
        SearchRun run = await SearchRun.RunAsync(_folder, arguments);
        Assert.Equal(64, run.ExitCode);
        AssertTold(run, reason);
    }

    [Theory]
    [MemberData(nameof(WhatCannotBeDone))]
    public async Task WhatCannotBeDoneIs1AndLeavesNothingBehind(string reason, string[] arguments)
    {
        SearchRun run = await SearchRun.RunAsync(_folder, arguments);
        Assert.Equal(1, run.ExitCode);
        AssertTold(run, reason);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    private static void AssertTold(SearchRun run, string reason)
    {
        Assert.Empty(run.Output);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        // No stack trace: every line is the command's own.
        Assert.All(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            static line => Assert.StartsWith("search: ", line, StringComparison.Ordinal));
    }
}
