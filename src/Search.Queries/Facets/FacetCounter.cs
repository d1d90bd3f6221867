using Search.Indexing;

namespace Search.Queries;

/// <summary>Counts one facet of one search. Documents of a leaf ascend.</summary>
internal abstract class FacetCounter
{
    private protected FacetCounter(FacetDefinition definition) => HasSelection = definition.Selected.Count > 0;

    /// <summary>Whether a document can fail <see cref="Read"/>.</summary>
    internal bool HasSelection { get; }

    /// <summary>Documents that were counted and have no value.</summary>
    private protected long Missing { get; set; }

    /// <summary>Prepares for the documents of a leaf.</summary>
    internal abstract void SetLeaf(LeafReaderContext leaf);

    /// <summary>Reads the buckets of a document; whether one of them is selected, or nothing is.</summary>
    internal abstract bool Read(int doc);

    /// <summary>Counts the document that was read.</summary>
    internal abstract void Count();

    /// <summary>The counts so far.</summary>
    internal abstract FacetResult ToResult();
}
