using System.Threading;

namespace Search.Service;

/// <summary>Work that outlives the call that started it. Thread-safe.</summary>
public sealed class LongOperation : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancel = new();
    private object? _result;
    private ServiceError? _error;

    internal LongOperation(string name, object metadata)
    {
        Name = name;
        Metadata = metadata;
    }

    /// <summary>Its name, unique within the service.</summary>
    public string Name { get; }

    /// <summary>How far it is: an object that the kind of work defines, and that changes while it runs.</summary>
    public object Metadata { get; }

    /// <summary>Whether it has ended.</summary>
    public bool IsDone => _ended.Task.IsCompleted;

    /// <summary>What came of it, once it has ended well.</summary>
    public object? Result => IsDone ? Volatile.Read(ref _result) : null;

    /// <summary>Why nothing came of it, once it has ended otherwise.</summary>
    public ServiceError? Error => IsDone ? Volatile.Read(ref _error) : null;

    /// <summary>Completes when it ends, however it does.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Set when somebody asked it to stop.</summary>
    internal CancellationToken Cancelled => _cancel.Token;

    /// <summary>Asks it to stop; it may take a moment, or be too late.</summary>
    public void Cancel()
    {
        if (!IsDone)
        {
            _cancel.Cancel();
        }
    }

    /// <summary>Once it has ended and nobody can ask for it any more.</summary>
    public void Dispose() => _cancel.Dispose();

    internal void Succeed(object result)
    {
        Volatile.Write(ref _result, result);
        _ended.TrySetResult();
    }

    internal void Fail(ServiceError error)
    {
        Volatile.Write(ref _error, error);
        _ended.TrySetResult();
    }
}
