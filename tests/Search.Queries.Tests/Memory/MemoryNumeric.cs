using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>Numeric doc values held in memory.</summary>
internal sealed class MemoryNumeric(IReadOnlyList<MemoryDocument> docs, string name) : NumericDocValues
{
    private int _doc = -1;

    public override int DocId => _doc;

    public override long Cost => docs.Count;

    public override long LongValue => docs[_doc].Numbers[name];

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        for (_doc = target; _doc < docs.Count; _doc++)
        {
            if (docs[_doc].Numbers.ContainsKey(name))
            {
                return _doc;
            }
        }
        return _doc = NoMoreDocs;
    }

    public override bool AdvanceExact(int target) => docs[_doc = target].Numbers.ContainsKey(name);
}
