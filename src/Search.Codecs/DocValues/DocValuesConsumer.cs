namespace Search.Codecs;

/// <summary>
/// Writer of the doc values of a segment: one call a field, then <see cref="Finish"/>. The functions give a fresh pass
/// over the field's documents in ascending order each time they are called; formats need several passes.
/// </summary>
public abstract class DocValuesConsumer : IDisposable
{
    /// <summary>Writes a numeric field.</summary>
    public abstract void AddNumericField(FieldInfo field, Func<NumericDocValues> values);

    /// <summary>Writes a binary field.</summary>
    public abstract void AddBinaryField(FieldInfo field, Func<BinaryDocValues> values);

    /// <summary>Writes a sorted field.</summary>
    public abstract void AddSortedField(FieldInfo field, Func<SortedDocValues> values);

    /// <summary>Writes a sorted-numeric field.</summary>
    public abstract void AddSortedNumericField(FieldInfo field, Func<SortedNumericDocValues> values);

    /// <summary>Writes a sorted-set field.</summary>
    public abstract void AddSortedSetField(FieldInfo field, Func<SortedSetDocValues> values);

    /// <summary>Writes the footers.</summary>
    public abstract void Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}
