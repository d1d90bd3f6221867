namespace Search.Queries;

/// <summary>
/// Compares documents by one criterion. Kept hits live in slots; the document at hand is compared with a slot. Results
/// are signs: negative when the first comes first.
/// </summary>
internal abstract class FieldComparator
{
    /// <summary>A comparator of that many slots.</summary>
    internal static FieldComparator Create(SortField field, int slots) => field.Kind switch
    {
        SortKind.Score => new ScoreComparator(field, slots),
        SortKind.Document => new DocumentComparator(field, slots),
        SortKind.Numeric => new NumericComparator(field, slots),
        _ => new BytesComparator(field, slots),
    };

    /// <summary>Prepares for the documents of a leaf.</summary>
    internal abstract void SetLeaf(Search.Indexing.LeafReaderContext leaf);

    /// <summary>Reads the value of the document at hand.</summary>
    internal abstract void Read(int doc, float score);

    /// <summary>Keeps the value at hand in a slot.</summary>
    internal abstract void Keep(int slot);

    /// <summary>Puts a given value (of a search-after hit) in a slot.</summary>
    internal abstract void Keep(int slot, object? value);

    /// <summary>Order of the value at hand against a slot's.</summary>
    internal abstract int CompareCurrent(int slot);

    /// <summary>Order of two slots.</summary>
    internal abstract int Compare(int a, int b);

    /// <summary>The value in a slot.</summary>
    internal abstract object? Value(int slot);

    /// <summary>Whether <see cref="NextRun"/> leaves documents out.</summary>
    internal virtual bool HasRuns => false;

    /// <summary>The next documents of the leaf that this criterion does not keep out of the result.</summary>
    /// <param name="target">The first document to look at.</param>
    /// <param name="worst">The slot of the worst hit that is kept; -1 while there is room.</param>
    /// <param name="after">The slot of the hit to search after; -1 for none.</param>
    /// <param name="ties">Whether what is equal to the worst may come before it.</param>
    internal virtual DocRun NextRun(int target, int worst, int after, bool ties) => DocRun.From(target);

    /// <summary>The document of a leaf from which on the best by this criterion are expected; 0 when nothing is known.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="after">The slot of the hit to search after; -1 for none.</param>
    internal virtual int BestStart(Search.Indexing.LeafReader leaf, int after) => 0;

    /// <summary>
    /// Whether the leaf's documents are in the order of this criterion when they are in that of an index sort, but for those
    /// that are not <see cref="IsPlain"/>.
    /// </summary>
    internal virtual bool Follows(Search.Codecs.IndexSortField sort) => false;

    /// <summary>Whether no document without a value has the same place in the index sort as the one at hand.</summary>
    internal virtual bool IsPlain => false;

    /// <summary>Makes room for more slots.</summary>
    internal abstract void Grow(int slots);
}
