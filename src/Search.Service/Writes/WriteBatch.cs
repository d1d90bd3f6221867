namespace Search.Service;

/// <summary>Writes that one caller brings together: done in order and answered together.</summary>
internal sealed class WriteBatch(IReadOnlyList<PreparedWrite> writes, bool isDurable, BulkStream? stream = null)
{
    private readonly TaskCompletionSource<IReadOnlyList<WriteResult>> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The writes.</summary>
    public IReadOnlyList<PreparedWrite> Writes => writes;

    /// <summary>Whether the log must be synced before the answer.</summary>
    public bool IsDurable => isDurable;

    /// <summary>The bulk stream, or null.</summary>
    public BulkStream? Stream => stream;

    /// <summary>What runs in the place of writes, for a batch that only marks a place in the order; else null.</summary>
    public WriterTask? Task { get; init; }

    /// <summary>About how much memory the writes hold.</summary>
    public long SizeBytes { get; } = writes.Sum(w => w.SizeBytes);

    /// <summary>The answers, one a write.</summary>
    public Task<IReadOnlyList<WriteResult>> Results => _done.Task;

    /// <summary>Answers.</summary>
    public void Complete(IReadOnlyList<WriteResult> results) => _done.TrySetResult(results);

    /// <summary>Answers every write with one error.</summary>
    public void Fail(ServiceError error) => Complete(
        [.. writes.Select(w => new WriteResult
        {
            Id = w.Id,
            OpId = w.OpId,
            Outcome = WriteOutcome.Failed,
            Error = error,
        })]);
}
