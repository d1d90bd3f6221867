namespace Search.Indexing;

/// <summary>A leaf's place in its reader.</summary>
/// <param name="Reader">The leaf.</param>
/// <param name="Ord">Index of the leaf in <see cref="IndexReader.Leaves"/>.</param>
/// <param name="DocBase">Added to the leaf's document ids to get those of the whole reader.</param>
public sealed record LeafReaderContext(LeafReader Reader, int Ord, int DocBase);
