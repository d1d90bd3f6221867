namespace Search.Testing.Mock;

/// <summary>The simulated process is dead: nothing it does reaches the disk any more.</summary>
public sealed class MockStoppedException : System.IO.IOException
{
    /// <summary>Creates the exception for a call.</summary>
    public MockStoppedException(MockOperation operation, string file)
        : base($"stopped at {operation} of {file}")
    {
    }
}
