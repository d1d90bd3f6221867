using System.IO;

namespace ClientTests;

/// <summary>A line of the docs that calls the search command itself, run from the build's output.</summary>
internal static class SearchCommand
{
    public const string Prefix = "dotnet run -c Release --project src/Search.Cli -- ";

    /// <summary>The built command, for <see cref="Dotnet"/>.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "search.dll");

    /// <summary>The dotnet host.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs the line against a server; the line must name the documented address.</summary>
    public static Task<JudgeProcess.JudgeOutput> RunAsync(string line, string authority)
    {
        Assert.StartsWith(Prefix, line, StringComparison.Ordinal);
        Assert.Contains(GrpcurlCommand.Address, line, StringComparison.Ordinal);
        string arguments = line[Prefix.Length..].Replace(GrpcurlCommand.Address, authority, StringComparison.Ordinal);
        return JudgeProcess.RunAsync(Dotnet, ["exec", Assembly, .. ShellWords.Split(arguments)]);
    }
}
