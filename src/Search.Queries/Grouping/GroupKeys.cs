using Search.Indexing;

namespace Search.Queries;

/// <summary>Numbers the values of a field, over all leaves of a search, in the order in which they are met.</summary>
internal abstract class GroupKeys
{
    private readonly int _maxGroups;

    private protected GroupKeys(int maxGroups) => _maxGroups = maxGroups;

    /// <summary>Number of values met.</summary>
    internal int Count { get; private set; }

    /// <summary>The values of a field.</summary>
    internal static GroupKeys Create(CollapseOptions options) => options.IsNumeric
        ? new NumericGroupKeys(options.Field, options.MaxGroups)
        : new TermGroupKeys(options.Field, options.MaxGroups);

    /// <summary>Prepares for the documents of a leaf.</summary>
    internal abstract void SetLeaf(LeafReaderContext leaf);

    /// <summary>The number of a document's value; -1 when it has none.</summary>
    internal abstract int Read(int doc);

    /// <summary>The value of a number.</summary>
    internal abstract object Value(int id);

    /// <summary>A number for another value.</summary>
    private protected int NextId() => Count < _maxGroups ? Count++ : throw new TooManyGroupsException(_maxGroups);
}
