using Search.Codecs;

namespace Search.Queries;

/// <summary>Every term at its place. The candidates come from the term that is rarest in the document.</summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly int[] _offsets;
    private readonly int[] _order;
    private int[] _starts = new int[16];
    private int _found;

    internal ExactPhraseMatcher(PostingsEnum[] postings, IReadOnlyList<int> offsets)
        : base(postings)
    {
        _offsets = [.. offsets];
        _order = [.. Enumerable.Range(0, postings.Length)];
    }

    /// <inheritdoc/>
    internal override bool IsBoundByTerms => true;

    /// <summary>Where the occurrences found last begin, ascending.</summary>
    internal ReadOnlySpan<int> Starts => _starts.AsSpan(0, _found);

    /// <inheritdoc/>
    internal override float Freq()
    {
        SortByFreq();
        PostingsEnum lead = Postings[_order[0]];
        int shift = _offsets[_order[0]];
        int count = lead.Freq;
        if (_starts.Length < count)
        {
            _starts = new int[count * 2];
        }
        for (int i = 0; i < count; i++)
        {
            _starts[i] = lead.NextPosition() - shift;
        }
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            count = Keep(Postings[_order[i]], _offsets[_order[i]], count);
        }
        _found = count;
        return count;
    }

    private int Keep(PostingsEnum postings, int shift, int count)
    {
        int left = postings.Freq;
        int at = int.MinValue;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            int start = _starts[i];
            while (at < start)
            {
                if (left-- == 0)
                {
                    return kept;
                }
                at = postings.NextPosition() - shift;
            }
            if (at == start)
            {
                _starts[kept++] = start;
            }
        }
        return kept;
    }

    private void SortByFreq()
    {
        for (int i = 1; i < _order.Length; i++)
        {
            int moved = _order[i];
            int freq = Postings[moved].Freq;
            int at = i;
            for (; at > 0 && Postings[_order[at - 1]].Freq > freq; at--)
            {
                _order[at] = _order[at - 1];
            }
            _order[at] = moved;
        }
    }
}
