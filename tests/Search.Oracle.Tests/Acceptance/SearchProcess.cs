using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace Search.Oracle.Tests.Acceptance;

/// <summary>The built <c>search</c> command as a process: a server that runs, or a command that ends.</summary>
internal sealed class SearchProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly ManualResetEventSlim _serving = new();

    private SearchProcess(string data)
    {
        _process = Start(["serve", "--data", data, "--listen", "127.0.0.1:0"], redirectError: true);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Where the server listens.</summary>
    internal string Address { get; private set; } = string.Empty;

    /// <summary>Peak resident memory of the server in bytes.</summary>
    internal long PeakResidentBytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status")
                .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
    }

    internal static SearchProcess Serve(string data)
    {
        var server = new SearchProcess(data);
        Assert.True(server._serving.Wait(StartLimit), $"the server did not start: {server._errors}");
        return server;
    }

    /// <summary>Runs a command to its end; its standard output.</summary>
    internal static string Run(params string[] arguments)
    {
        using Process process = Start(arguments, redirectError: true);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"search {string.Join(' ', arguments)}: exit {process.ExitCode}\n{errors.Result}\n{output}");
        return output;
    }

    /// <summary>Asks the server to end (SIGTERM) and returns its exit code.</summary>
    internal int Stop()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.True(_process.WaitForExit(60_000), "the server did not end within a minute");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
        _serving.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments, bool redirectError)
    {
        // tests/X/bin/CONFIGURATION/net10.0 -> src/Search.Cli/bin/CONFIGURATION/net10.0
        string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string configuration = Path.GetFileName(Path.GetDirectoryName(here)) ?? "Release";
        string root = Path.GetFullPath(Path.Join(here, "..", "..", "..", "..", ".."));
        string assembly = Path.Join(root, "src", "Search.Cli", "bin", configuration, Path.GetFileName(here), "search.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = redirectError,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("the search command did not start");
    }

    private void Note(string? line)
    {
        const string serving = "search: ready on ";
        if (line is null)
        {
            return;
        }
        lock (_errors)
        {
            _errors.AppendLine(line);
        }
        if (line.StartsWith(serving, StringComparison.Ordinal))
        {
            Address = line[serving.Length..].Split(';')[0];
            _serving.Set();
        }
    }
}
