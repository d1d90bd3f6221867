namespace Search.Codecs;

/// <summary>
/// Writer of the term vectors of a segment, by pushing: for each document, in order and without gaps,
/// <see cref="StartDocument"/>; for each of its fields <see cref="StartField"/> and <see cref="AddTerm"/> for each term in unsigned byte
/// order; <see cref="FinishDocument"/>; at the end <see cref="Finish"/>. Documents without vectors are counted too.
/// </summary>
public abstract class TermVectorsWriter : IDisposable
{
    /// <summary>Begins the next document.</summary>
    public abstract void StartDocument();

    /// <summary>Begins a field of the document.</summary>
    /// <param name="field">The field.</param>
    /// <param name="parts">What <see cref="AddTerm"/> will be given.</param>
    public abstract void StartField(FieldInfo field, TermVectorParts parts);

    /// <summary>One term of the field.</summary>
    /// <param name="term">The term's bytes, greater than those of the last one.</param>
    /// <param name="occurrences">Its occurrences, with the parts that the field has.</param>
    public abstract void AddTerm(ReadOnlySpan<byte> term, in TermVectorOccurrences occurrences);

    /// <summary>Ends the document.</summary>
    public abstract void FinishDocument();

    /// <summary>
    /// Copies the vectors of a document of another segment, mapping its fields by name onto <paramref name="fields"/>; whole
    /// compressed chunks may be copied by implementations that recognise their own reader.
    /// </summary>
    public abstract void CopyDocument(TermVectorsReader reader, int doc, FieldInfos fields);

    /// <summary>
    /// Writes the last chunk, the index and the footers; checks that <paramref name="docCount"/> documents were written.
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
