namespace Search.Service;

/// <inheritdoc/>
internal sealed class WriterTask<T>(Func<T> body) : WriterTask
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the body gives.</summary>
    public Task<T> Result => _done.Task;

    /// <inheritdoc/>
    public override void Run()
    {
        try
        {
            _done.TrySetResult(body());
        }
        catch (ServiceException e)
        {
            // A refusal is the caller's alone.
            _done.TrySetException(e);
        }
    }

    /// <inheritdoc/>
    public override void Fail(ServiceError error) => _done.TrySetException(new ServiceException(error));
}
