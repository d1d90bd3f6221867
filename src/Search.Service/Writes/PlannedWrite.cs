namespace Search.Service;

/// <summary>A write that has its sequence and its record in the log.</summary>
internal sealed class PlannedWrite(PreparedWrite write, LogRecord record, DocumentState before)
{
    /// <summary>The write.</summary>
    public PreparedWrite Write => write;

    /// <summary>Its record.</summary>
    public LogRecord Record => record;

    /// <summary>What was there before.</summary>
    public DocumentState Before => before;

    /// <summary>Writes of one id have one hash.</summary>
    public uint IdHash { get; } = (uint)StringComparer.Ordinal.GetHashCode(write.Id);

    /// <summary>Why it could not be applied, if so.</summary>
    public string? Fault { get; set; }

    /// <summary>The state it makes.</summary>
    public LiveVersion After { get; } =
        new(write.Id, record.Sequence, record.Version, write.Fields, write.ContentHash);
}
