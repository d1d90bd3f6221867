namespace Search.Service;

/// <summary>
/// A request that was refused: thrown at the public doors of this project only, where every caller does the same with it,
/// namely hand the error on. Inside, and for the single operations of a batch, outcomes are values.
/// </summary>
public sealed class ServiceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ServiceException(ServiceError error, Exception? innerException = null)
        : base(error.Message, innerException) => Error = error;

    /// <summary>What is wrong.</summary>
    public ServiceError Error { get; }
}
