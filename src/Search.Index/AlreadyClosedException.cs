namespace Search.Indexing;

/// <summary>The writer was closed; after a failed write with that failure as the cause.</summary>
public sealed class AlreadyClosedException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    public AlreadyClosedException(Exception? cause)
        : base(
            cause is null ? "the index writer is closed" : $"the index writer closed after a failure: {cause.Message}",
            cause)
    {
    }
}
