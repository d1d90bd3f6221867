namespace Search.Service;

/// <inheritdoc/>
internal sealed class WriterTask<T>(Func<T> body) : WriterTask
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the body gives.</summary>
    public Task<T> Result => _done.Task;

    /// <inheritdoc/>
    public override void Run() => _done.TrySetResult(body());

    /// <inheritdoc/>
    public override void Fail(ServiceError error) => _done.TrySetException(new ServiceException(error));
}
