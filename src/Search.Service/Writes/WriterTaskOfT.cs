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
        catch (System.IO.IOException e)
        {
            _done.TrySetException(e);
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Fail(ServiceError error) => _done.TrySetException(new ServiceException(error));
}
