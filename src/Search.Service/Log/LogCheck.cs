using Search.Store;

namespace Search.Service;

/// <summary>Verifies a write-ahead log and changes nothing of it.</summary>
/// <param name="Writes">Writes in the log; those that a commit has too are counted with the others.</param>
/// <param name="TornBytes">
/// Bytes after the last whole record of the last generation: what a crash left of a write that was never acknowledged. The
/// next start cuts them.
/// </param>
public sealed record LogCheck(long Writes, long TornBytes)
{
    /// <summary>Reads every record of every generation.</summary>
    /// <exception cref="CorruptIndexException">A record is bad that had been synced, or the sequence has a gap.</exception>
    public static LogCheck Check(Directory directory)
    {
        long writes = 0;
        long torn = LogReader.Read(
            directory, record => writes += record.Operation == LogOperation.Tombstone ? 0 : 1, isCut: false);
        return new LogCheck(writes, torn);
    }
}
