using Search.Codecs;

namespace Search.Queries;

/// <summary>Reads the intervals that fill one slot in a document: the union of its alternatives.</summary>
internal sealed class SlotReader : Scorer
{
    private readonly PhraseSlot _slot;
    private readonly PostingsEnum?[] _postings;
    private readonly List<SlotInterval> _intervals = [];
    private int _doc = -1;

    /// <summary>Postings of each alternative, null where the leaf has none.</summary>
    internal SlotReader(PhraseSlot slot, PostingsEnum?[] postings)
    {
        _slot = slot;
        _postings = postings;
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _postings.Sum(p => p?.Cost ?? 0);

    /// <summary>The intervals of the last read document, by start, then end.</summary>
    internal List<SlotInterval> Intervals => _intervals;

    /// <summary>The slot's place in the query.</summary>
    internal int Slot { get; init; }

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int next = NoMoreDocs;
        foreach (PostingsEnum? postings in _postings)
        {
            if (postings is not null)
            {
                int at = postings.DocId;
                next = Math.Min(next, at < target ? postings.Advance(target) : at);
            }
        }
        _doc = next;
        return next;
    }

    /// <inheritdoc/>
    public override float Score() => 0;

    /// <summary>Reads the intervals of the current document.</summary>
    internal void Read()
    {
        _intervals.Clear();
        for (int i = 0; i < _postings.Length; i++)
        {
            if (_postings[i] is { } postings && postings.DocId == _doc)
            {
                Read(postings, i);
            }
        }
        _intervals.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
    }

    /// <summary>The most intervals a document up to there can have; for bounds.</summary>
    internal float MaxCount(int target, ref int upTo)
    {
        float sum = 0;
        foreach (PostingsEnum? postings in _postings)
        {
            if (postings is null || postings.DocId == NoMoreDocs)
            {
                continue;
            }
            postings.AdvanceShallow(Math.Max(postings.DocId, target));
            upTo = Math.Min(upTo, postings.GetDocIdUpTo(0));
            float most = 0;
            foreach (Impact impact in postings.GetImpacts(0))
            {
                most = Math.Max(most, impact.Freq);
            }
            sum += most;
        }
        return sum;
    }

    private void Read(PostingsEnum postings, int alternative)
    {
        SlotAlternative how = _slot.Alternatives[alternative];
        for (int i = 0; i < postings.Freq; i++)
        {
            int start = postings.NextPosition();
            int length = how.LengthInPayload ? MentionLength.Read(postings.Payload) : 1;
            _intervals.Add(new SlotInterval(start, start + length, how.Weight, alternative, i));
        }
    }
}
