using System.Text.Json;

namespace ClientTests;

/// <summary>What a scenario of another language printed: a line of JSON a check.</summary>
internal static class ScenarioResults
{
    /// <summary>Every named check ran and passed, and none besides.</summary>
    public static void AssertPassed(JudgeProcess.JudgeOutput output, IReadOnlyList<string> checks)
    {
        List<string> passed = [];
        List<string> failed = [];
        foreach (string line in output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument result = JsonDocument.Parse(line);
            bool ok = result.RootElement.GetProperty("ok").GetBoolean();
            (ok ? passed : failed).Add(ok ? result.RootElement.GetProperty("check").GetString() ?? "" : line);
        }

        Assert.True(output.ExitCode == 0 && failed.Count == 0, string.Join('\n', failed) + output.Error);
        Assert.Equal(checks.Order(StringComparer.Ordinal), passed.Order(StringComparer.Ordinal));
    }
}
