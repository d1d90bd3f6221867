using System.IO;

namespace Search.Cli.Tests;

/// <summary>
/// What scripts see of a process that cannot do what it was told: an exit code, and one line that says why. Every wrong
/// command line is in <see cref="UsageTests"/>.
/// </summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-cli-");

    public static TheoryData<string, string[]> WhatCannotBeDone => new()
    {
        { "no server can be reached: Connection refused (127.0.0.1:1)", ["query", "x", "--server", "127.0.0.1:1"] },
        { "no server can be reached", ["health", "--server", "127.0.0.1:1"] },
        { "there is no data folder ./search-data", ["query", "x"] },
        { "can be reached from other machines", ["serve", "--listen", "0.0.0.0:0"] },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AWrongCommandLineIs64()
    {
        SearchRun run = await SearchRun.RunAsync(_folder, "foo");
        Assert.Equal(64, run.ExitCode);
        AssertTold(run, "\"foo\" is no command");
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
