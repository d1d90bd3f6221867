using System.Diagnostics;
using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>One run of the command in a process of its own, as a user runs it.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record SearchRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>The last line, as JSON.</summary>
    internal JsonElement LastJson
    {
        get
        {
            string[] lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length > 0, Error);
            using JsonDocument json = JsonDocument.Parse(lines[^1]);
            return json.RootElement.Clone();
        }
    }

    /// <summary>Runs the command in a folder.</summary>
    internal static async Task<SearchRun> RunAsync(DirectoryInfo folder, params string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host,
            ["exec", Path.Join(AppContext.BaseDirectory, "search.dll"), .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
        return new SearchRun(process.ExitCode, await output, await error);
    }
}
