using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// Every term at its place. The candidates come from the term that is rarest in the document; the other terms'
/// positions are looked up in a bitmap of them, or merged with them where documents are too long for one.
/// </summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private readonly int[] _offsets;
    private readonly int[] _order;
    private readonly ulong[] _bits = new ulong[PositionBits.Words];
    private readonly ulong[] _nextBits = new ulong[PositionBits.Words];
    private int[] _starts = new int[16];
    private int[] _positions = new int[16];
    private int _found;

    internal ExactPhraseMatcher(PostingsEnum[] postings, IReadOnlyList<int> offsets)
        : base(postings)
    {
        _offsets = [.. offsets];
        _order = [.. Enumerable.Range(0, postings.Length)];
    }

    /// <inheritdoc/>
    internal override bool IsBoundByTerms => true;

    /// <summary>Where the occurrences found last by <see cref="FindStarts"/> begin, ascending.</summary>
    internal ReadOnlySpan<int> Starts => _starts.AsSpan(0, _found);

    /// <inheritdoc/>
    internal override float Freq()
    {
        SortByFreq();
        ReadOnlySpan<int> lead = Read(Postings[_order[0]], ref _starts);
        int last = lead[^1];
        if (last >= PositionBits.Limit)
        {
            return Merge(lead.Length);
        }
        int words = (last >> 6) + 1;
        Span<ulong> bits = _bits.AsSpan(0, words);
        bits.Clear();
        PositionBits.Set(lead, bits);
        int shift = _offsets[_order[0]];
        int count = lead.Length;
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            ReadOnlySpan<int> positions = Read(Postings[_order[i]], ref _positions);
            int move = shift - _offsets[_order[i]];
            if (i == _order.Length - 1)
            {
                return PositionBits.Count(positions, move, bits);
            }
            Span<ulong> next = (i & 1) == 1 ? _nextBits.AsSpan(0, words) : _bits.AsSpan(0, words);
            next.Clear();
            count = PositionBits.Keep(positions, move, bits, next);
            bits = next;
        }
        return count;
    }

    /// <summary>The frequency, with the places in <see cref="Starts"/>.</summary>
    internal int FindStarts()
    {
        SortByFreq();
        return Merge(Read(Postings[_order[0]], ref _starts).Length);
    }

    private static ReadOnlySpan<int> Read(PostingsEnum postings, ref int[] buffer)
    {
        int count = postings.ReadPositions(ref buffer);
        return buffer.AsSpan(0, count);
    }

    private int Merge(int count)
    {
        int shift = _offsets[_order[0]];
        for (int i = 0; i < count; i++)
        {
            _starts[i] -= shift;
        }
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            count = Keep(Read(Postings[_order[i]], ref _positions), _offsets[_order[i]], count);
        }
        _found = count;
        return count;
    }

    private int Keep(ReadOnlySpan<int> positions, int shift, int count)
    {
        int kept = 0;
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int start = _starts[i];
            while (at < positions.Length && positions[at] - shift < start)
            {
                at++;
            }
            if (at < positions.Length && positions[at] - shift == start)
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
