using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using Search.Server;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>
/// Records of files. A thread of its own reads them, so that parsing runs beside sending, and a read that blocks, as
/// on standard input, does not keep an interruption waiting.
/// </summary>
internal sealed class FileRecordSource(SourceSet sources, SourceReader reader) : RecordSource
{
    private const int MaxWaiting = 64;
    private static readonly TimeSpan EndWait = TimeSpan.FromSeconds(1);

    internal override double? Progress =>
        sources.TotalBytes > 0 ? Math.Min(1, (double)reader.BytesRead / sources.TotalBytes) : null;

    internal override async IAsyncEnumerable<PendingRecord> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = Channel.CreateUnbounded<PendingRecord>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        using var room = new SemaphoreSlim(MaxWaiting);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken end = ended.Token;
        var thread = new Thread(() => Read(records.Writer, room, end)) { IsBackground = true, Name = "reindex-read" };
        thread.Start();
        try
        {
            await foreach (PendingRecord record in records.Reader.ReadAllAsync(cancellation))
            {
                yield return record;
                room.Release();
            }
        }
        finally
        {
            await ended.CancelAsync();
            // A thread that blocks in a read stays behind and dies with the process.
            thread.Join(EndWait);
        }
    }

    private void Read(ChannelWriter<PendingRecord> records, SemaphoreSlim room, CancellationToken end)
    {
        try
        {
            foreach (SourceRecord record in reader.Read())
            {
                room.Wait(end);
                records.TryWrite(new PendingRecord(
                    record.File,
                    record.Line,
                    record.Document is { } document ? ValueProtos.ToProto(document) : null,
                    record.Error,
                    record.Raw));
            }
            records.Complete();
        }
        // Whatever ends the reading is thrown where the records are awaited.
        catch (Exception e)
        {
            records.TryComplete(e);
        }
    }
}
