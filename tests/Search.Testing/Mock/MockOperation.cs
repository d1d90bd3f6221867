namespace Search.Testing.Mock;

/// <summary>Calls of a <see cref="MockDirectory"/> that are counted and can be made to fail.</summary>
[Flags]
public enum MockOperation
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A file was created.</summary>
    Create = 1,

    /// <summary>Bytes reached a new file (an output buffers: one call may hold many values).</summary>
    Write = 2,

    /// <summary>Bytes were appended to a log.</summary>
    Append = 4,

    /// <summary>A log was cut.</summary>
    Truncate = 8,

    /// <summary>One file's bytes were made durable.</summary>
    Sync = 16,

    /// <summary>Names were made durable.</summary>
    SyncMetaData = 32,

    /// <summary>A file was renamed.</summary>
    Rename = 64,

    /// <summary>A file was deleted.</summary>
    Delete = 128,

    /// <summary>A file was opened for reading.</summary>
    OpenInput = 256,

    /// <summary>Everything that changes the directory.</summary>
    Changes = Create | Write | Append | Truncate | Sync | SyncMetaData | Rename | Delete,

    /// <summary>Everything.</summary>
    All = Changes | OpenInput,
}
