namespace Search.Service;

/// <summary>
/// The operations of a service, newest last. Those that have ended are kept until somebody deletes them or too many others
/// have ended; they do not outlive the process. Thread-safe.
/// </summary>
public sealed class OperationTable
{
    private const int MaxEnded = 100;

    private readonly object _gate = new();
    private readonly List<LongOperation> _operations = [];

    /// <summary>All operations, oldest first.</summary>
    public IReadOnlyList<LongOperation> List()
    {
        lock (_gate)
        {
            return [.. _operations];
        }
    }

    /// <summary>The operation of a name.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public LongOperation Get(string name)
    {
        lock (_gate)
        {
            return _operations.Find(operation => operation.Name == name) ?? throw new ServiceException(new ServiceError
            {
                Code = ErrorCode.NotFound,
                Reason = ErrorReasons.OperationNotFound,
                Message = $"there is no operation \"{name}\"",
            });
        }
    }

    /// <summary>Forgets an operation that has ended.</summary>
    /// <exception cref="ServiceException">There is none of that name, or it runs.</exception>
    public void Delete(string name)
    {
        LongOperation operation = Get(name);
        if (!operation.IsDone)
        {
            throw new ServiceException(new ServiceError
            {
                Code = ErrorCode.FailedPrecondition,
                Reason = ErrorReasons.ActivationRunning,
                Message = $"operation \"{name}\" is running: cancel it first",
            });
        }
        lock (_gate)
        {
            _operations.Remove(operation);
        }
        operation.Dispose();
    }

    internal LongOperation Add(string name, object metadata)
    {
        var operation = new LongOperation(name, metadata);
        lock (_gate)
        {
            _operations.Add(operation);
            foreach (LongOperation old in _operations.FindAll(o => o.IsDone).SkipLast(MaxEnded))
            {
                _operations.Remove(old);
                old.Dispose();
            }
        }
        return operation;
    }
}
