using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// Every term at its place. The rarest term's positions are the candidates; each further term narrows them down: few by
/// looking each up, more through a bitmap, and by merging where documents are too long for one.
/// </summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    private const int Few = 4;
    private readonly int[] _offsets;
    private readonly int[] _order;
    private readonly ulong[] _bits = new ulong[PositionBits.Words];
    private int[] _starts = new int[16];
    private int[] _kept = new int[16];
    private int[] _positions = new int[16];
    private int _found;

    internal ExactPhraseMatcher(PostingsEnum[] postings, IReadOnlyList<int> offsets)
        : base(postings)
    {
        _offsets = [.. offsets];
        _order = [.. Enumerable.Range(0, postings.Length).OrderBy(i => postings[i].Cost)];
    }

    /// <inheritdoc/>
    internal override bool IsBoundByTerms => true;

    /// <summary>Where the occurrences found last by <see cref="FindStarts"/> begin, ascending.</summary>
    internal ReadOnlySpan<int> Starts => _starts.AsSpan(0, _found);

    /// <inheritdoc/>
    internal override float Freq()
    {
        int count = Postings[_order[0]].ReadPositions(ref _starts);
        int shift = _offsets[_order[0]];
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            int all = Postings[_order[i]].ReadPositions(ref _positions);
            count = Narrow(count, _positions.AsSpan(0, all), shift - _offsets[_order[i]]);
        }
        _found = count;
        return count;
    }

    /// <summary>The frequency, with the places in <see cref="Starts"/>.</summary>
    internal int FindStarts()
    {
        Freq();
        int shift = _offsets[_order[0]];
        for (int i = 0; i < _found; i++)
        {
            _starts[i] -= shift;
        }
        return _found;
    }

    /// <summary>Keeps the candidates that are among the positions, moved.</summary>
    private int Narrow(int count, ReadOnlySpan<int> positions, int move)
    {
        if (count <= Few)
        {
            return LookUp(count, positions, move);
        }
        int last = _starts[count - 1];
        if (last >= PositionBits.Limit)
        {
            return Merge(count, positions, move);
        }
        if (_kept.Length <= positions.Length)
        {
            _kept = new int[Math.Max(positions.Length + 1, _kept.Length * 2)];
        }
        Span<ulong> bits = _bits.AsSpan(0, (last >> 6) + 1);
        bits.Clear();
        PositionBits.Set(_starts.AsSpan(0, count), bits);
        int kept = PositionBits.Keep(positions, move, bits, _kept);
        (_starts, _kept) = (_kept, _starts);
        return kept;
    }

    private int LookUp(int count, ReadOnlySpan<int> positions, int move)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            int start = _starts[i];
            if (positions.Contains(start - move))
            {
                _starts[kept++] = start;
            }
        }
        return kept;
    }

    private int Merge(int count, ReadOnlySpan<int> positions, int move)
    {
        int kept = 0;
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int wanted = _starts[i] - move;
            while (at < positions.Length && positions[at] < wanted)
            {
                at++;
            }
            if (at < positions.Length && positions[at] == wanted)
            {
                _starts[kept++] = _starts[i];
            }
        }
        return kept;
    }
}
