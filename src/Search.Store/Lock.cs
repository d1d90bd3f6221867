namespace Search.Store;

/// <summary>An exclusive claim on a directory, held until disposed.</summary>
public abstract class Lock : IDisposable
{
    /// <summary>Checks that the lock is still what was obtained (its file was not removed or replaced).</summary>
    /// <exception cref="System.IO.IOException">The lock was lost.</exception>
    public abstract void EnsureValid();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the lock back.</summary>
    protected abstract void Dispose(bool disposing);
}
