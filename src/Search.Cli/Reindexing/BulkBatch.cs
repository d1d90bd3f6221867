using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>Operations that go in one message.</summary>
internal sealed class BulkBatch
{
    /// <summary>The message.</summary>
    internal BulkData Data { get; } = new();

    /// <summary>Bytes of the operations.</summary>
    internal long Bytes { get; private set; }

    internal void Add(WriteOperation operation, int bytes)
    {
        Data.Operations.Add(operation);
        Bytes += bytes;
    }
}
