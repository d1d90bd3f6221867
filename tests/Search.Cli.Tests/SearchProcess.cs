using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Search.Cli.Tests;

/// <summary>A command that runs beside the test: it can be waited for, signalled and killed.</summary>
internal sealed class SearchProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _errors = [];
    private readonly Task<string> _output;
    private readonly Task _reading;

    internal SearchProcess(params string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [host, "exec", Path.Join(AppContext.BaseDirectory, "search.dll"), .. arguments];
        // Tests that a shell runs in the background ignore SIGINT, and so would what they start.
        string[] line = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. command] : command;
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start");
        _output = _process.StandardOutput.ReadToEndAsync();
        _reading = ReadErrorsAsync();
    }

    /// <summary>Everything on standard error so far.</summary>
    internal string Error
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>What the process reads.</summary>
    internal StreamWriter Input => _process.StandardInput;

    /// <summary>Waits for a line on standard error that holds <paramref name="part"/>, and gives it.</summary>
    internal async Task<string> WaitForErrorAsync(string part)
    {
        for (long start = Environment.TickCount64; Environment.TickCount64 - start < Longest.TotalMilliseconds;)
        {
            lock (_errors)
            {
                if (_errors.Find(l => l.Contains(part, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }
            }
            Assert.False(_process.HasExited && _reading.IsCompleted, $"the process ended without \"{part}\": {Error}");
            await Task.Delay(20);
        }
        throw new TimeoutException($"no \"{part}\" within {Longest}: {Error}");
    }

    /// <summary>Waits for the server; gives its address.</summary>
    internal async Task<string> WaitForAddressAsync()
    {
        string line = await WaitForErrorAsync("ready on ");
        return line.Split("ready on ")[1].Split(';')[0];
    }

    /// <summary>Sends a signal such as <c>INT</c>.</summary>
    internal void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    internal async Task<SearchRun> EndAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        return new SearchRun(_process.ExitCode, await _output, Error + "\n");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }
}
