using System.IO;
using System.Text;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>Runs a command in this process.</summary>
internal static class Cli
{
    /// <summary>Runs it with nothing on standard input.</summary>
    internal static Task<CliResult> RunAsync(params string[] args) => RunWithInputAsync(string.Empty, args);

    /// <summary>Runs it with a text on standard input.</summary>
    internal static async Task<CliResult> RunWithInputAsync(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var host = new CommandHost(stdin, output, TextWriter.Synchronized(error));
        int code = await Program.RunAsync(args, host, TestContext.Current.CancellationToken);
        var result = new CliResult(code, output.ToString(), error.ToString());
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result;
    }

    /// <summary>Runs a command that must succeed.</summary>
    internal static async Task<CliResult> SucceedAsync(params string[] args)
    {
        CliResult result = await RunAsync(args);
        Assert.True(result.Code == 0, $"{string.Join(' ', args)} gave {result.Code}: {result.Error}{result.Output}");
        return result;
    }

    /// <summary>The JSON object on the last line.</summary>
    internal static JsonElement LastJson(this CliResult result)
    {
        string last = result.Output.TrimEnd('\n').Split('\n')[^1];
        return JsonDocument.Parse(last).RootElement;
    }

    /// <summary>The one JSON object of the whole output.</summary>
    internal static JsonElement OnlyJson(this CliResult result)
    {
        Assert.Single(result.Output.TrimEnd('\n').Split('\n'));
        return result.LastJson();
    }

    /// <summary>The names of an object's members.</summary>
    internal static string[] Names(this JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];
}
