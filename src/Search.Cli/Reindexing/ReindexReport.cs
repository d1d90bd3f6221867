using System.Globalization;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>What a run did: for a person on a terminal, as one JSON line otherwise; and the exit code.</summary>
internal sealed class ReindexReport(
    CommandHost host, ReindexCounts counts, SourceSet files, DeadLetterFile deadLetters)
{
    private static readonly IReadOnlyDictionary<string, long> NoFields = new Dictionary<string, long>();

    /// <summary>Tells the end of a run.</summary>
    /// <param name="reader">The reader of the files; null when there were none.</param>
    /// <param name="stop">Why the run ended early; null when it did not.</param>
    /// <param name="swap">What came of a replacement; null when there was to be none.</param>
    /// <returns>The exit code.</returns>
    internal int Write(SourceReader? reader, BulkStop? stop, SwapOutcome? swap = null)
    {
        // After an interruption the reader may still be at work.
        IReadOnlyDictionary<string, long> ignored = stop is null && reader is not null ? reader.IgnoredFields
            : NoFields;
        foreach ((string field, long records) in ignored.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            host.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"field \"{field}\" of {records} records is not in the schema and was left out"
                + $" (--strict refuses them)"));
        }
        if (stop is not null)
        {
            host.Tell($"stopped: {stop.Reason}");
        }
        if (swap?.Refusal is { } refusal)
        {
            host.Tell($"swap refused: {refusal}");
            host.Tell(swap.IsKnown ? "the index is as it was" : "look at the index before you go on");
        }
        else if (stop is { Kind: not BulkStopKind.Budget } && reader is not null)
        {
            host.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Written + counts.Resumed} records are written;"
                + $" the same command with --resume goes on from there"));
        }
        if (host.OutputIsTerminal)
        {
            host.Output.WriteLine(Text());
        }
        else
        {
            WriteJson(ignored, stop, swap);
        }
        return ExitCode(stop, swap);
    }

    private int ExitCode(BulkStop? stop, SwapOutcome? swap) =>
        stop?.Kind switch
        {
            BulkStopKind.Budget => ExitCodes.Refused,
            BulkStopKind.Interrupted => ExitCodes.Interrupted,
            BulkStopKind.Server => ExitCodes.Failure,
            _ when swap?.Refusal is not null => ExitCodes.Refused,
            _ => counts.Failed > 0 ? ExitCodes.Failure : ExitCodes.Success,
        };

    private string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Read} read, {counts.Written} written, {counts.Failed} failed"
        + $"{(counts.Resumed > 0 ? $", {counts.Resumed} done before" : string.Empty)}"
        + $"{(files.Skipped.Count > 0 ? $", {files.Skipped.Count} files of other kinds skipped" : string.Empty)}"
        + $"{(deadLetters.Path is null ? string.Empty : $"; see {deadLetters.Path}")}");

    private void WriteJson(IReadOnlyDictionary<string, long> ignored, BulkStop? stop, SwapOutcome? swap) =>
        JsonOutput.WriteLine(host.Output, new
        {
            Event = "summary",
            counts.Read,
            counts.Written,
            counts.Failed,
            DeadLetters = deadLetters.Path,
            counts.Resumed,
            SkippedFiles = files.Skipped.Count,
            IgnoredFields = ignored,
            Stopped = stop?.Reason,
            Replaced = swap is null ? (bool?)null : swap.Refusal is null,
            Refused = swap?.Refusal,
        });
}
