namespace Search.Service;

/// <summary>What a record of the log says.</summary>
internal enum LogOperation : byte
{
    /// <summary>A document was written.</summary>
    Write = 1,

    /// <summary>A document was deleted.</summary>
    Delete = 2,

    /// <summary>An earlier delete that still holds, repeated at the start of a generation.</summary>
    Tombstone = 3,
}
