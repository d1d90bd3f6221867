using Microsoft.Extensions.Logging;
using Search.Service;

namespace Search.Server;

/// <summary>Tells the log what the service tells its host.</summary>
internal sealed class LoggedEvents(ILogger logger) : ServiceEvents
{
    public override void IndexOpened(string index, long replayed, long cutBytes) =>
        ServerLog.IndexOpened(logger, index, replayed, cutBytes);

    public override void OpenFailed(string index, Exception cause) =>
        ServerLog.OpenFailed(logger, index, cause.Message, cause);

    public override void IndexRebuilt(string index, long documents) => ServerLog.IndexRebuilt(logger, index, documents);

    public override void DeadLetter(string index, string id, long sequence, string reason) =>
        ServerLog.DeadLetter(logger, index, id, sequence, reason);

    public override void Committed(string index, long sequence) => ServerLog.Committed(logger, index, sequence);

    public override void CommitPostponed(string index, Exception cause) =>
        ServerLog.CommitPostponed(logger, index, cause.Message, cause);

    public override void OperationFailed(string operation, Exception cause) =>
        ServerLog.OperationFailed(logger, operation, cause.Message, cause);

    public override void VariantSetDropped(string reason) => ServerLog.VariantSetDropped(logger, reason);

    public override void StorageFailed(string index, Exception cause) =>
        ServerLog.StorageFailed(logger, index, cause.Message, cause);
}
