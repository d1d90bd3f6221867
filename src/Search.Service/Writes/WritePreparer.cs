using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Checks documents and analyses them, on the caller's thread and before anything is logged: what cannot be indexed
/// is refused here.
/// </summary>
internal sealed class WritePreparer(DocumentMapper mapper, DocumentValidator validator, WorkerPool workers)
{
    /// <summary>
    /// Prepares the operations of a bulk stream, in parallel; what is wrong with one is answered in its turn.
    /// </summary>
    public PreparedWrite[] Prepare(IReadOnlyList<BulkOperation> operations)
    {
        var writes = new PreparedWrite[operations.Count];
        workers.ForEach(writes.Length, i => writes[i] = Prepare(operations[i]));
        return writes;
    }

    /// <summary>Prepares a write; it carries its refusal when something is wrong.</summary>
    public PreparedWrite PrepareWrite(Document document, string path, WriteCondition condition, long opId = 0)
    {
        if (validator.Check(document, path, out long size) is { } error)
        {
            return Refused(document.Id, opId, error);
        }
        try
        {
            byte[] fields = ValueCodec.Encode(document.Fields);
            IndexDocument mapped = mapper.Map(document, fields, out byte[] hash, out long generation);
            return new PreparedWrite
            {
                Id = document.Id,
                Fields = fields,
                IndexDocument = mapped,
                ContentHash = hash,
                Generation = generation,
                Condition = condition,
                OpId = opId,
                SizeBytes = size,
            };
        }
        catch (Exception e) when (RecordFault.IsOfDocument(e))
        {
            return Refused(document.Id, opId, ServiceError.Invalid(path, $"cannot be analysed: {e.Message}"));
        }
    }

    /// <summary>Prepares a delete; it carries its refusal when something is wrong.</summary>
    public static PreparedWrite PrepareDelete(string id, string path, WriteCondition condition, long opId = 0)
    {
        ServiceError? error = DocumentValidator.CheckId(id, path)
            ?? (condition.IsIfAbsent
                ? ServiceError.Invalid("condition.if_absent", "makes no sense for a delete")
                : null);
        return error is null
            ? new PreparedWrite { Id = id, Condition = condition, OpId = opId, SizeBytes = id.Length }
            : Refused(id, opId, error);
    }

    private PreparedWrite Prepare(BulkOperation operation)
    {
        if (operation.Refusal is { } refusal)
        {
            return Refused(operation.Id, operation.OpId, refusal);
        }
        return operation.Document is { } document
            ? PrepareWrite(document, "write", operation.Condition, operation.OpId)
            : PrepareDelete(operation.DeleteId, "delete_id", operation.Condition, operation.OpId);
    }

    private static PreparedWrite Refused(string id, long opId, ServiceError error) =>
        new() { Id = id, OpId = opId, Refusal = error, SizeBytes = id.Length };
}
