using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>The numbers of a document from a numeric or a sorted-numeric field, ascending.</summary>
internal sealed class NumericFacetValues(string field)
{
    private NumericDocValues? _single;
    private SortedNumericDocValues? _multiple;

    /// <summary>Prepares for the documents of a leaf.</summary>
    internal void SetLeaf(LeafReaderContext leaf)
    {
        _single = leaf.Reader.GetNumericDocValues(field);
        _multiple = _single is null ? leaf.Reader.GetSortedNumericDocValues(field) : null;
    }

    /// <summary>Positions on a document; how many numbers it has.</summary>
    internal int Read(int doc) =>
        _single is not null ? (_single.AdvanceExact(doc) ? 1 : 0)
        : _multiple is not null && _multiple.AdvanceExact(doc) ? _multiple.DocValueCount
        : 0;

    /// <summary>The next number of the document.</summary>
    internal long Next() => _single?.LongValue ?? _multiple?.NextValue() ?? 0;
}
