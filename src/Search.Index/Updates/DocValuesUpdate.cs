namespace Search.Indexing;

/// <summary>
/// A change of the doc values of one field in all documents of a term that have smaller sequence numbers. Of several that meet a
/// document the one with the greatest number counts.
/// </summary>
/// <param name="Term">Names the documents.</param>
/// <param name="Change">The field and its new value.</param>
/// <param name="Sequence">Sequence number of the operation.</param>
internal sealed record DocValuesUpdate(Term Term, DocValueChange Change, long Sequence)
{
    private const int ObjectBytes = 240;

    /// <summary>Bytes held, about.</summary>
    public long RamBytes => ObjectBytes + Term.Bytes.Length + (Change.Bytes?.Length ?? 0);
}
