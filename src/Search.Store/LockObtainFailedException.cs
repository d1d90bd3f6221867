namespace Search.Store;

/// <summary>The directory is in use by another owner.</summary>
public sealed class LockObtainFailedException : System.IO.IOException
{
    /// <summary>Creates the exception with a message that names the lock and, where known, its holder.</summary>
    public LockObtainFailedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
