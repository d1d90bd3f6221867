namespace Search.Testing;

/// <summary>A randomised test failed; the message says how to run it again with the same seed.</summary>
public sealed class SeedFailedException : Exception
{
    /// <summary>Creates the exception around the failure itself.</summary>
    public SeedFailedException(string replay, Exception innerException)
        : base($"{innerException.Message}\n{replay}", innerException)
    {
    }
}
