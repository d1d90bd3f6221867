using System.Globalization;

namespace Search.Cli.Reindexing;

/// <summary>How many records may fail before a run gives up.</summary>
internal sealed class FailureBudget(long? maxFailures, double? maxRatio)
{
    private const long FirstJudged = 100;

    /// <summary>What was exceeded; null when nothing was.</summary>
    /// <param name="read">Records read.</param>
    /// <param name="failed">Records failed.</param>
    /// <param name="isLast">Whether nothing follows: then the share of a few counts too.</param>
    internal string? Exceeded(long read, long failed, bool isLast)
    {
        if (maxFailures is { } most && failed > most)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{failed} records failed, at most {most} may");
        }
        return maxRatio is { } ratio && (isLast || read >= FirstJudged) && failed > ratio * read
            ? string.Create(CultureInfo.InvariantCulture, $"{failed} of {read} records failed, at most {ratio:P1} may")
            : null;
    }
}
