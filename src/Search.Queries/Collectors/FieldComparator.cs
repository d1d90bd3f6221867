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

    /// <summary>Makes room for more slots.</summary>
    internal abstract void Grow(int slots);
}
