using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Numbers the values of a sorted field; each is looked up once a leaf, when it is met.</summary>
internal sealed class TermGroupKeys : GroupKeys
{
    private readonly string _field;
    private readonly Dictionary<byte[], int> _ids = new(BytesEquality.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<byte[]> _values = [];
    private SortedDocValues? _leaf;
    private int[] _idPlusOneOfOrd = [];

    internal TermGroupKeys(string field, int maxGroups)
        : base(maxGroups)
    {
        _field = field;
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <inheritdoc/>
    internal override void SetLeaf(LeafReaderContext leaf)
    {
        _leaf = leaf.Reader.GetSortedDocValues(_field);
        _idPlusOneOfOrd = _leaf is null ? [] : new int[_leaf.ValueCount];
    }

    /// <inheritdoc/>
    internal override int Read(int doc)
    {
        if (_leaf is null || !_leaf.AdvanceExact(doc))
        {
            return -1;
        }
        int ord = _leaf.OrdValue;
        if (_idPlusOneOfOrd[ord] == 0)
        {
            _idPlusOneOfOrd[ord] = IdOf(_leaf.LookupOrd(ord)) + 1;
        }
        return _idPlusOneOfOrd[ord] - 1;
    }

    /// <inheritdoc/>
    internal override object Value(int id) => _values[id];

    private int IdOf(ReadOnlySpan<byte> term)
    {
        if (!_lookup.TryGetValue(term, out int id))
        {
            id = NextId();
            byte[] value = term.ToArray();
            _ids.Add(value, id);
            _values.Add(value);
        }
        return id;
    }
}
