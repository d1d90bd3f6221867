using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;

namespace Search.Server.Tests.Crash;

/// <summary><c>search serve</c> as a process of its own, to be killed.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    internal string Address { get; }

    /// <summary>Starts the command over a data folder and waits until it serves.</summary>
    internal static async Task<ServerProcess> StartAsync(DirectoryInfo data)
    {
        var start = new ProcessStartInfo
        {
            FileName = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet",
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { CommandPath(), "serve", "--data", data.FullName, "--listen", "127.0.0.1:0" },
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("the server did not start");
        using var timeout = new CancellationTokenSource(StartTimeout);
        var said = new List<string>();
        try
        {
            while (await process.StandardError.ReadLineAsync(timeout.Token) is { } line)
            {
                said.Add(line);
                if (ServingLine().Match(line) is { Success: true } match)
                {
                    _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new ServerProcess(process, "http://" + match.Groups[1].Value);
                }
            }
        }
        catch (OperationCanceledException)
        {
            said.Add($"(nothing more within {StartTimeout})");
        }
        process.Kill();
        process.Dispose();
        throw new InvalidOperationException("the server ended before it served:\n" + string.Join('\n', said));
    }

    /// <summary>kill -9.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; the exit code.</summary>
    internal async Task<int> TerminateAsync()
    {
        using (Process kill = Process.Start(
            "kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }
        using var timeout = new CancellationTokenSource(StartTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    // Beside the tests' own output folder: tests/NAME/bin/CONFIGURATION/FRAMEWORK and src/Search.Cli/bin/CONFIGURATION/FRAMEWORK.
    private static string CommandPath()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        string framework = output.Name;
        string configuration = output.Parent?.Name ?? string.Empty;
        DirectoryInfo? root = output;
        while (root is not null && root.GetFiles("Search.sln").Length == 0)
        {
            root = root.Parent;
        }
        return Path.Join(
            root?.FullName, "src", "Search.Cli", "bin", configuration, framework, "search.dll");
    }

    [GeneratedRegex(@" on (127\.0\.0\.1:\d+);")]
    private static partial Regex ServingLine();
}
