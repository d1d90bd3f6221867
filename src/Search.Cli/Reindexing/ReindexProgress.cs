using System.Globalization;
using System.Threading;
using Spectre.Console;

namespace Search.Cli.Reindexing;

/// <summary>
/// Shows a run: a bar with rate and time left when stderr is a terminal, otherwise JSON lines on stdout every two
/// seconds.
/// </summary>
internal sealed class ReindexProgress
{
    private static readonly TimeSpan JsonPeriod = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BarPeriod = TimeSpan.FromMilliseconds(250);

    private readonly RecordSource _source;
    private readonly ReindexCounts _counts;
    private readonly CommandHost _host;
    private readonly long _start = TimeProvider.System.GetTimestamp();

    internal ReindexProgress(RecordSource source, ReindexCounts counts, CommandHost host)
    {
        _source = source;
        _counts = counts;
        _host = host;
    }

    private double Rate => _counts.Read / Math.Max(1e-3, TimeProvider.System.GetElapsedTime(_start).TotalSeconds);

    /// <summary>Shows the run until it completes.</summary>
    internal Task ShowWhileAsync(Task run) =>
        _host.ErrorIsTerminal ? ShowBarAsync(run) : _host.OutputIsTerminal ? run : ShowJsonAsync(run);

    private async Task ShowJsonAsync(Task run)
    {
        using var timer = new PeriodicTimer(JsonPeriod);
        while (await Task.WhenAny(run, timer.WaitForNextTickAsync().AsTask()) != run)
        {
            JsonOutput.WriteLine(_host.Output, new
            {
                Event = "progress",
                _counts.Read,
                _counts.Written,
                _counts.Failed,
                RecordsPerSecond = Math.Round(Rate),
                Progress = _source.Progress is { } p ? Math.Round(p, 4) : (double?)null,
            });
        }
        await run;
    }

    private Task ShowBarAsync(Task run)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_host.Error) });
        return console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask("reindex", maxValue: 1);
                task.IsIndeterminate = _source.Progress is null;
                using var timer = new PeriodicTimer(BarPeriod);
                while (await Task.WhenAny(run, timer.WaitForNextTickAsync().AsTask()) != run)
                {
                    Show(task);
                }
                Show(task);
                await run;
                task.Value = 1;
            });
    }

    private void Show(ProgressTask task)
    {
        task.Value = _source.Progress ?? 0;
        task.Description = string.Create(
            CultureInfo.InvariantCulture, $"{_counts.Written} written, {_counts.Failed} failed, {Rate:F0}/s");
    }
}
