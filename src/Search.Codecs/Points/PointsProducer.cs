namespace Search.Codecs;

/// <summary>Reader of the points of a segment. Thread-safe.</summary>
public abstract class PointsProducer : IDisposable
{
    /// <summary>The points of a field, or null when no document of the segment has one.</summary>
    public abstract PointValues? GetValues(FieldInfo field);

    /// <summary>Verifies the checksum of every file.</summary>
    public abstract void CheckIntegrity();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}
