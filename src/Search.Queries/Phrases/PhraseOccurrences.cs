namespace Search.Queries;

/// <summary>Lists the occurrences of a phrase in a document with their offsets.</summary>
internal sealed class PhraseOccurrences
{
    private readonly Query _query;
    private readonly PhraseQuery _phrase;
    private readonly PositionBuffer[] _buffers;
    private readonly ICollection<QueryMatch> _into;

    internal PhraseOccurrences(
        Query query, PhraseQuery phrase, PositionBuffer[] buffers, ICollection<QueryMatch> into)
    {
        _query = query;
        _phrase = phrase;
        _buffers = buffers;
        _into = into;
    }

    internal void AddExact()
    {
        var indexes = new int[_buffers.Length];
        for (int first = 0; first < _buffers[0].Count; first++)
        {
            int start = _buffers[0].Positions[first] - _phrase.Positions[0];
            bool all = true;
            for (int i = 0; i < _buffers.Length && all; i++)
            {
                indexes[i] = _buffers[i].Positions.BinarySearch(start + _phrase.Positions[i]);
                all = indexes[i] >= 0;
            }
            if (all)
            {
                Add(indexes);
            }
        }
    }

    internal void AddSloppy()
    {
        var alignment = new SloppyAlignment(_phrase);
        var indexes = new int[_buffers.Length];
        if (!alignment.Start(_buffers))
        {
            return;
        }
        while (alignment.NextMatch())
        {
            foreach ((int ord, int index) in alignment.Current)
            {
                indexes[ord] = index;
            }
            Add(indexes);
        }
    }

    private void Add(int[] indexes)
    {
        int start = int.MaxValue;
        int end = 0;
        int startOffset = int.MaxValue;
        int endOffset = -1;
        int first = 0;
        for (int i = 0; i < indexes.Length; i++)
        {
            PositionBuffer buffer = _buffers[i];
            int position = buffer.Positions[indexes[i]];
            if (position < start)
            {
                start = position;
                first = i;
            }
            end = Math.Max(end, position + 1);
            startOffset = Math.Min(startOffset, buffer.StartOffsets[indexes[i]]);
            endOffset = Math.Max(endOffset, buffer.EndOffsets[indexes[i]]);
        }
        _into.Add(new QueryMatch(
            _query,
            _phrase.Field,
            _phrase.Terms[first].Bytes.ToArray(),
            start,
            end,
            startOffset,
            endOffset,
            _buffers[first].Payloads[indexes[first]]));
    }
}
