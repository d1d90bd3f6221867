using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Turns the intervals of slot matches in one document into matches with offsets.</summary>
internal sealed class SlotOffsets
{
    private readonly SlotPhraseQuery _query;
    private readonly PositionBuffer?[][] _buffers;

    internal SlotOffsets(SlotPhraseQuery query, TermStates[][] terms, LeafReaderContext leaf, int doc)
    {
        _query = query;
        _buffers = [.. terms.Select(slot => slot.Select(t => Read(t, leaf, doc)).ToArray())];
    }

    internal void Add(int slot, SlotInterval interval, ICollection<QueryMatch> into)
    {
        if (_buffers[slot][interval.Alternative] is { } buffer)
        {
            Term term = _query.Slots[slot].Alternatives[interval.Alternative].Term;
            into.Add(new QueryMatch(
                _query,
                term.Field,
                term.Bytes.ToArray(),
                interval.Start,
                interval.End,
                buffer.StartOffsets[interval.Index],
                buffer.EndOffsets[interval.Index],
                buffer.Payloads[interval.Index]));
        }
    }

    private static PositionBuffer? Read(TermStates term, LeafReaderContext leaf, int doc)
    {
        PostingsEnum? postings = term.Postings(leaf, PostingsFlags.All);
        if (postings is null || postings.Advance(doc) != doc)
        {
            return null;
        }
        var buffer = new PositionBuffer();
        buffer.ReadAll(postings);
        return buffer;
    }
}
