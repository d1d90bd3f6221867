namespace Search.Service;

/// <summary>The class of an error; each has its status on the wire.</summary>
public enum ErrorCode
{
    /// <summary>The request is wrong in itself, or over a limit.</summary>
    InvalidArgument,

    /// <summary>What the request names does not exist.</summary>
    NotFound,

    /// <summary>It exists already.</summary>
    AlreadyExists,

    /// <summary>A condition of the request does not hold.</summary>
    Aborted,

    /// <summary>The state of the system does not allow it; trying again does not help.</summary>
    FailedPrecondition,

    /// <summary>Overload: try again later.</summary>
    ResourceExhausted,

    /// <summary>Draining, or the storage fails: try again, elsewhere or later.</summary>
    Unavailable,

    /// <summary>The index is damaged.</summary>
    DataLoss,

    /// <summary>The time given ran out.</summary>
    DeadlineExceeded,

    /// <summary>Somebody asked for the work to stop.</summary>
    Cancelled,
}
