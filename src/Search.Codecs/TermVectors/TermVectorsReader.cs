namespace Search.Codecs;

/// <summary>Reader of the term vectors of a segment. Thread-safe.</summary>
public abstract class TermVectorsReader : IDisposable
{
    /// <summary>The vectors of a document, one for each field that has one, in the order they were written (by name); empty when it has none.</summary>
    public abstract IReadOnlyList<TermVector> Get(int doc);

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
