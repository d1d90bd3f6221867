using Microsoft.Extensions.Logging;

namespace Search.Server;

/// <summary>Everything the host logs.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} failed: {Reason}")]
    internal static partial void ServiceFailed(ILogger logger, string method, string reason, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Method} failed with an unexpected exception")]
    internal static partial void Bug(ILogger logger, string method, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "index {Index} is open: {Replayed} logged writes replayed, {CutBytes} bytes of a torn end cut")]
    internal static partial void IndexOpened(ILogger logger, string index, long replayed, long cutBytes);

    [LoggerMessage(4, LogLevel.Error, "index {Index} cannot be opened: {Reason}")]
    internal static partial void OpenFailed(ILogger logger, string index, string reason, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "index {Index} was analysed again: {Documents} documents")]
    internal static partial void IndexRebuilt(ILogger logger, string index, long documents);

    [LoggerMessage(6, LogLevel.Warning, "index {Index}: the logged write {Sequence} of document {Id} cannot be applied and was set aside: {Reason}")]
    internal static partial void DeadLetter(ILogger logger, string index, string id, long sequence, string reason);

    [LoggerMessage(7, LogLevel.Debug, "index {Index} committed up to sequence {Sequence}")]
    internal static partial void Committed(ILogger logger, string index, long sequence);

    [LoggerMessage(8, LogLevel.Critical, "index {Index}: the storage failed, it takes no more writes: {Reason}")]
    internal static partial void StorageFailed(ILogger logger, string index, string reason, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "serving on {Address}, data in {Folder}, {Indexes} indexes, variant data {Variants}")]
    internal static partial void Serving(ILogger logger, string address, string folder, int indexes, string variants);

    [LoggerMessage(13, LogLevel.Error, "{Operation} failed: {Reason}")]
    internal static partial void OperationFailed(ILogger logger, string operation, string reason, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "the names that were served are not: {Reason}")]
    internal static partial void VariantSetDropped(ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Information, "stopping: calls in flight are finished, writes are committed")]
    internal static partial void Stopping(ILogger logger);

    [LoggerMessage(11, LogLevel.Error, "index {Index}: there was no room to commit, the log keeps what is written: {Reason}")]
    internal static partial void CommitPostponed(ILogger logger, string index, string reason, Exception exception);
}
