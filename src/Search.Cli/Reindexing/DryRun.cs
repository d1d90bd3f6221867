using System.Threading;
using Search.Server;
using Search.Service;

namespace Search.Cli.Reindexing;

/// <summary>Reads and checks every record as a server would, and writes none.</summary>
internal sealed class DryRun(
    SourceSet files, SourceReader reader, Schema schema, ReindexCounts counts, DeadLetterFile deadLetters)
{
    private readonly DocumentValidator _validator = new(schema, new ServiceLimits());

    internal async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (PendingRecord record in new FileRecordSource(files, reader).ReadAsync(cancellation))
        {
            counts.AddRead();
            string? id = record.Document?.Id;
            string? error = record.Document is { } document
                ? _validator.Check(ValueProtos.FromProto(document), "document", out _)?.Message
                : record.Error;
            if (error is not null)
            {
                counts.AddFailed();
                deadLetters.Add(record.File, record.Line, id, error, record.Raw ?? string.Empty);
            }
        }
    }
}
