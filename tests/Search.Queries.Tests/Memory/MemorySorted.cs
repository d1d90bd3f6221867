using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>Sorted doc values held in memory.</summary>
internal sealed class MemorySorted : SortedDocValues
{
    private readonly IReadOnlyList<MemoryDocument> _docs;
    private readonly string _field;
    private readonly List<byte[]> _values;
    private int _doc = -1;

    internal MemorySorted(IReadOnlyList<MemoryDocument> docs, string field)
    {
        _docs = docs;
        _field = field;
        var order = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
        _values = [.. new SortedSet<byte[]>(
            docs.Select(d => d.Sorted.GetValueOrDefault(field)).OfType<byte[]>(), order)];
    }

    public override int DocId => _doc;

    public override long Cost => _docs.Count;

    public override int OrdValue => _values.FindIndex(v => v.AsSpan().SequenceEqual(_docs[_doc].Sorted[_field]));

    public override int ValueCount => _values.Count;

    public override ReadOnlySpan<byte> LookupOrd(int ord) => _values[ord];

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        for (_doc = target; _doc < _docs.Count; _doc++)
        {
            if (_docs[_doc].Sorted.ContainsKey(_field))
            {
                return _doc;
            }
        }
        return _doc = NoMoreDocs;
    }

    public override bool AdvanceExact(int target) => _docs[_doc = target].Sorted.ContainsKey(_field);
}
