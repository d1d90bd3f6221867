namespace Search.Indexing;

/// <summary>A merge that is waiting or running.</summary>
/// <param name="Sources">The segments, in index order; each is marked as merging.</param>
/// <param name="UseCompoundFile">Whether the result is packed.</param>
internal sealed record OneMerge(IReadOnlyList<PooledSegment> Sources, bool UseCompoundFile);
