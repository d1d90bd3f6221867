using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>Binary doc values held in memory.</summary>
internal sealed class MemoryBinary(IReadOnlyList<MemoryDocument> docs, string name) : BinaryDocValues
{
    private int _doc = -1;

    public override int DocId => _doc;

    public override long Cost => docs.Count;

    public override ReadOnlySpan<byte> BinaryValue => docs[_doc].Binary[name];

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target)
    {
        for (_doc = target; _doc < docs.Count; _doc++)
        {
            if (docs[_doc].Binary.ContainsKey(name))
            {
                return _doc;
            }
        }
        return _doc = NoMoreDocs;
    }

    public override bool AdvanceExact(int target) => docs[_doc = target].Binary.ContainsKey(name);
}
