namespace Search.Codecs;

/// <summary>
/// Writer of the stored fields of a segment: for each document, in order and without gaps, <see cref="StartDocument"/>,
/// its fields,
/// <see cref="FinishDocument"/>; then <see cref="Finish"/>.
/// </summary>
public abstract class StoredFieldsWriter : IDisposable
{
    /// <summary>Begins the next document.</summary>
    public abstract void StartDocument();

    /// <summary>A string, as UTF-8.</summary>
    public abstract void WriteString(FieldInfo field, ReadOnlySpan<byte> utf8);

    /// <summary>Bytes.</summary>
    public abstract void WriteBinary(FieldInfo field, ReadOnlySpan<byte> value);

    /// <summary>A 32-bit integer.</summary>
    public abstract void WriteInt32(FieldInfo field, int value);

    /// <summary>A 64-bit integer.</summary>
    public abstract void WriteInt64(FieldInfo field, long value);

    /// <summary>A single-precision number.</summary>
    public abstract void WriteSingle(FieldInfo field, float value);

    /// <summary>A double-precision number.</summary>
    public abstract void WriteDouble(FieldInfo field, double value);

    /// <summary>Ends the current document.</summary>
    public abstract void FinishDocument();

    /// <summary>
    /// Copies a document of another segment, mapping its fields by name onto <paramref name="fields"/>; whole
    /// compressed chunks may be
    /// copied by implementations that recognise their own reader.
    /// </summary>
    public abstract void CopyDocument(StoredFieldsReader reader, int doc, FieldInfos fields);

    /// <summary>
    /// Writes the last chunk, the index and the footers; checks that <paramref name="docCount"/> documents were
    /// written.
    /// </summary>
    public abstract void Finish(int docCount);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the files.</summary>
    protected abstract void Dispose(bool disposing);
}
