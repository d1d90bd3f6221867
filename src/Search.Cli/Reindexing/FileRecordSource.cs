using System.Runtime.CompilerServices;
using System.Threading;
using Search.Server;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>Records of files.</summary>
internal sealed class FileRecordSource(SourceSet sources, SourceReader reader) : RecordSource
{
    internal override double? Progress =>
        sources.TotalBytes > 0 ? Math.Min(1, (double)reader.BytesRead / sources.TotalBytes) : null;

    internal override async IAsyncEnumerable<PendingRecord> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (SourceRecord record in reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new PendingRecord(
                record.File,
                record.Line,
                record.Document is { } document ? ValueProtos.ToProto(document) : null,
                record.Error,
                record.Raw);
        }
        await Task.CompletedTask;
    }
}
