using System.Globalization;
using System.Threading;
using Search.Service;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>Fills an index that is empty when the service starts.</summary>
internal static class InitialLoad
{
    /// <summary>Loads a source, or the sample news for null; does nothing when the index has documents.</summary>
    internal static async Task RunAsync(
        ServiceConnection connection,
        string index,
        string? source,
        string deadLetterPath,
        CommandHost host,
        CancellationToken cancellation)
    {
        IndexInfo info = await TargetIndex.EnsureAsync(connection, index, null, cancellation);
        if (info.LastSequence > 0)
        {
            host.Tell($"index {index} is not empty, {source ?? "the sample news"} is not loaded");
            return;
        }
        RecordSource records = source is null ? SampleNews.Records() : FromFiles(source);
        using var deadLetters = new DeadLetterFile(deadLetterPath);
        var counts = new ReindexCounts();
        using var run = new BulkRun(
            connection.Documents,
            records,
            new ReindexOptions { Index = index },
            counts,
            deadLetters);
        BulkStop? stopped = await run.RunAsync(string.Empty, cancellation);
        await connection.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = index },
            cancellationToken: CancellationToken.None);
        host.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"loaded {counts.Written} documents from {source ?? "the sample news"} into index {index}"
            + $"{(counts.Failed > 0 ? $", {counts.Failed} failed, see {deadLetters.Path}" : string.Empty)}"
            + $"{(stopped is null ? string.Empty : $"; stopped: {stopped.Reason}")}"));
    }

    private static FileRecordSource FromFiles(string source)
    {
        SourceSet sources = SourceSet.Find([source]);
        return new FileRecordSource(sources, new SourceReader(sources, new SourceOptions { Schema = Schema.News }));
    }
}
