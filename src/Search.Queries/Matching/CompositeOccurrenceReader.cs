namespace Search.Queries;

/// <summary>The occurrences of several readers.</summary>
internal sealed class CompositeOccurrenceReader : OccurrenceReader
{
    private readonly List<OccurrenceReader> _readers;

    internal CompositeOccurrenceReader(List<OccurrenceReader> readers) => _readers = readers;

    /// <inheritdoc/>
    public override void Read(int doc, List<Occurrence> into)
    {
        foreach (OccurrenceReader reader in _readers)
        {
            reader.Read(doc, into);
        }
    }
}
