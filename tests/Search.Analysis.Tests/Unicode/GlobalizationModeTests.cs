using System.Diagnostics;

namespace Search.Analysis.Tests.Unicode;

/// <summary>
/// Analysis does not depend on the runtime's globalization data: these tests pass in the other globalization mode as well.
/// </summary>
public sealed class GlobalizationModeTests
{
    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";
    private const string Inner = "SEARCH_INNER_TEST_RUN";

    [Fact]
    public void The_suite_passes_with_and_without_globalization_data()
    {
        if (Environment.GetEnvironmentVariable(Inner) is { } expected)
        {
            Assert.Equal(expected, IsInvariant());
            return;
        }
        // Without its data the runtime starts in invariant mode only: then there is one mode to test.
        string other = IsInvariant() == "1" ? "0" : "1";
        string program = Environment.ProcessPath ?? "";
        string[] host = program.EndsWith("dotnet", StringComparison.Ordinal) ? [Environment.GetCommandLineArgs()[0]] : [];
        ProcessStartInfo start = new(program, [.. host, "-noColor"]) { RedirectStandardOutput = true };
        start.Environment[Variable] = other;
        start.Environment[Inner] = other;
        using Process? process = Process.Start(start);
        Assert.NotNull(process);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }

    private static string IsInvariant() =>
        AppContext.TryGetSwitch("System.Globalization.Invariant", out bool isInvariant) && isInvariant
            || Environment.GetEnvironmentVariable(Variable) is "1" or "true" ? "1" : "0";
}
