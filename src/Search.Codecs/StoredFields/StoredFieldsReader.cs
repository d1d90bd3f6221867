namespace Search.Codecs;

/// <summary>Reader of the stored fields of a segment. Thread-safe.</summary>
public abstract class StoredFieldsReader : IDisposable
{
    /// <summary>Delivers the stored fields of a document.</summary>
    public abstract void VisitDocument(int doc, StoredFieldVisitor visitor);

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
