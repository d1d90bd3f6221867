namespace Search.Codecs;

/// <summary>
/// Writer of the postings of a segment, by pushing: for each field in ordinal (UTF-16) order of names
/// <see cref="StartField"/>, for each term in unsigned byte order <see cref="StartTerm"/>, for each document in ascending
/// order <see cref="AddDoc"/>, then <see cref="FinishTerm"/>, <see cref="FinishField"/>, and at the end <see cref="Finish"/>.
/// </summary>
public abstract class FieldsConsumer : IDisposable
{
    /// <summary>Begins a field. Norms are needed for impacts: null when the field has none.</summary>
    public abstract void StartField(FieldInfo field, NormValues? norms);

    /// <summary>Begins a term of 0..32,766 bytes.</summary>
    public abstract void StartTerm(ReadOnlySpan<byte> term);

    /// <summary>One document of the current term.</summary>
    /// <param name="doc">Document id, above the last one.</param>
    /// <param name="freq">Occurrences; ignored when the field stores no frequencies.</param>
    /// <param name="positions">The <paramref name="freq"/> positions, ascending; empty when the field stores none.</param>
    /// <param name="startOffsets">Start offsets, never backwards; empty when the field stores none.</param>
    /// <param name="endOffsets">End offsets.</param>
    /// <param name="payloadLengths">Payload length at each position; empty when no position of this document has one.</param>
    /// <param name="payloads">The payload bytes one after another.</param>
    public abstract void AddDoc(
        int doc,
        int freq,
        ReadOnlySpan<int> positions,
        ReadOnlySpan<int> startOffsets,
        ReadOnlySpan<int> endOffsets,
        ReadOnlySpan<int> payloadLengths,
        ReadOnlySpan<byte> payloads);

    /// <summary>Several documents of the current term: the same as <see cref="AddDoc"/> for each, and faster.</summary>
    public abstract void AddDocs(in PostingsRun run);

    /// <summary>Ends the current term. A term without documents (all were deleted) is dropped.</summary>
    public abstract void FinishTerm();

    /// <summary>Ends the current field.</summary>
    public abstract void FinishField();

    /// <summary>Writes what comes last and the footers. Without this call the files are not valid.</summary>
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
