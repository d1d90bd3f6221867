namespace Search.Indexing;

/// <summary>What deletions and updates do to the documents of a segment that is being flushed.</summary>
internal sealed class SegmentChanges(int maxDoc)
{
    private ulong[]? _dead;

    /// <summary>Deleted documents, a bit each; empty for none.</summary>
    public ReadOnlySpan<ulong> Dead => _dead;

    /// <summary>Updated documents.</summary>
    public DocUpdates Updates { get; } = new();

    /// <summary>Deletes a document.</summary>
    public void Delete(int doc)
    {
        _dead ??= new ulong[(maxDoc + 63) >> 6];
        _dead[doc >> 6] |= 1UL << (doc & 63);
    }
}
