namespace Search.Codecs;

/// <summary>Reader of the norms of a segment. Thread-safe.</summary>
public abstract class NormsProducer : IDisposable
{
    /// <summary>The norms of a field that has them.</summary>
    public abstract NormValues GetNorms(FieldInfo field);

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
