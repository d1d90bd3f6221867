namespace Search.Codecs;

/// <summary>Reader of the postings of a segment. Thread-safe; enumerators are not.</summary>
public abstract class FieldsProducer : IDisposable
{
    /// <summary>The terms of a field, or null when it has none.</summary>
    public abstract Terms? Terms(string field);

    /// <summary>Verifies the checksum of every file.</summary>
    /// <exception cref="Search.Store.CorruptIndexException">A file differs from what was written.</exception>
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
