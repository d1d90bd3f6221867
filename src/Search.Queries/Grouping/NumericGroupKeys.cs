using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Numbers the values of a numeric field.</summary>
internal sealed class NumericGroupKeys(string field, int maxGroups) : GroupKeys(maxGroups)
{
    private readonly Dictionary<long, int> _ids = [];
    private readonly List<long> _values = [];
    private NumericDocValues? _leaf;

    /// <inheritdoc/>
    internal override void SetLeaf(LeafReaderContext leaf) => _leaf = leaf.Reader.GetNumericDocValues(field);

    /// <inheritdoc/>
    internal override int Read(int doc)
    {
        if (_leaf is null || !_leaf.AdvanceExact(doc))
        {
            return -1;
        }
        long value = _leaf.LongValue;
        if (!_ids.TryGetValue(value, out int id))
        {
            id = NextId();
            _ids.Add(value, id);
            _values.Add(value);
        }
        return id;
    }

    /// <inheritdoc/>
    internal override object Value(int id) => _values[id];
}
