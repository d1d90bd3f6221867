using System.Diagnostics;

namespace ClientTests;

/// <summary>Runs a client to its end.</summary>
internal static class JudgeProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<JudgeOutput> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process =
            Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.StandardInput.WriteAsync(input);
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

        return new JudgeOutput(process.ExitCode, await output, await error);
    }

    /// <summary>What a client left behind.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">What it printed.</param>
    /// <param name="Error">What it printed as an error.</param>
    internal sealed record JudgeOutput(int ExitCode, string Output, string Error);
}
