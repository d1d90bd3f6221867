namespace Search.Codecs;

/// <summary>
/// Reader of the doc values of a segment. Thread-safe; the returned iterators belong to one thread each.
/// </summary>
public abstract class DocValuesProducer : IDisposable
{
    /// <summary>A fresh iterator over a numeric field.</summary>
    public abstract NumericDocValues GetNumeric(FieldInfo field);

    /// <summary>A fresh iterator over a binary field.</summary>
    public abstract BinaryDocValues GetBinary(FieldInfo field);

    /// <summary>A fresh iterator over a sorted field.</summary>
    public abstract SortedDocValues GetSorted(FieldInfo field);

    /// <summary>A fresh iterator over a sorted-numeric field.</summary>
    public abstract SortedNumericDocValues GetSortedNumeric(FieldInfo field);

    /// <summary>A fresh iterator over a sorted-set field.</summary>
    public abstract SortedSetDocValues GetSortedSet(FieldInfo field);

    /// <summary>The reader of the files that a field's values are in: as long as it is the same, so are they.</summary>
    public virtual DocValuesProducer SourceOf(FieldInfo field) => this;

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
