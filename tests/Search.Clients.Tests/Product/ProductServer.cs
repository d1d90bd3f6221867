using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace ClientTests;

/// <summary>
/// The search command's <c>serve --load sample</c> in a process and a folder of its own, on a free port; ended by SIGTERM.
/// </summary>
public sealed class ProductServer : IAsyncLifetime
{
    private const string ServingOn = "search: ready on ";
    private static readonly string[] Severities = ["search: warning: ", "search: error: ", "search: critical: "];
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-clients-");
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<string> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    /// <summary>Prepares the process.</summary>
    public ProductServer()
    {
        ProcessStartInfo start = new(SearchCommand.Dotnet)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in
            (string[])["exec", SearchCommand.Assembly, "serve", "--load", "sample", "--listen", "127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException(
            "search serve ended: " + string.Join('\n', _log)));
    }

    /// <summary>Host and port.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Warnings and errors that the server wrote, and what it did not mean to write at all.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _log.Where(static line => Severities.Any(s => line.StartsWith(s, StringComparison.Ordinal))
            || !line.StartsWith("search: ", StringComparison.Ordinal))];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Authority = await _serving.Task.WaitAsync(LongestStart);
    }

    /// <summary>Asks the process to end; gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            string id = _process.Id.ToString(CultureInfo.InvariantCulture);
            await JudgeProcess.RunAsync("kill", ["-TERM", id]);
            await _process.WaitForExitAsync().WaitAsync(LongestStop);
        }

        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
            _folder.Delete(recursive: true);
        }
    }

    private void Read(string? line)
    {
        if (string.IsNullOrEmpty(line))
        {
            return;
        }

        _log.Enqueue(line);
        if (line.StartsWith(ServingOn, StringComparison.Ordinal))
        {
            _serving.TrySetResult(line[ServingOn.Length..].Split(';')[0]);
        }
    }
}
