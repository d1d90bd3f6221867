using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// The documents that hold all of several terms, a block of the rarest at a time: its documents are narrowed down by
/// each further term in order of frequency.
/// </summary>
internal sealed class TermBlockIntersection
{
    private const int BlockSize = 128;

    /// <summary>From this many candidates in a block on, its documents are mapped.</summary>
    private const int Dense = 8;

    private readonly TermBlocks[] _terms;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _slots = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly byte[] _map = new byte[4096];
    private readonly int[][] _freqs;
    private readonly PositionPlace[][] _positions;
    private int _count;

    /// <summary>Of terms that are sorted by their number of documents.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="withPositions">Whether <see cref="Positions"/> is wanted; frequencies are then known of every
    /// term.</param>
    internal TermBlockIntersection(TermBlocks[] terms, bool withPositions = false)
    {
        _terms = [.. terms.OrderBy(t => t.DocFreq)];
        _freqs = new int[terms.Length][];
        _positions = withPositions ? new PositionPlace[terms.Length][] : [];
        for (int i = 0; i < terms.Length; i++)
        {
            _freqs[i] = new int[BlockSize];
            if (withPositions)
            {
                _positions[i] = new PositionPlace[BlockSize];
            }
        }
    }

    /// <summary>The terms, rarest first.</summary>
    internal ReadOnlySpan<TermBlocks> Terms => _terms;

    /// <summary>The documents found in the last step.</summary>
    internal ReadOnlySpan<int> Docs => _docs.AsSpan(0, _count);

    /// <summary>Frequency of a term (by its place in <see cref="Terms"/>) in a found document; 1 for a term that is not
    /// scored.</summary>
    internal int Freq(int term, int index) => _freqs[term][_slots[index]];

    /// <summary>Where the positions of a term in a found document begin.</summary>
    internal PositionPlace Positions(int term, int index) => _positions[term][_slots[index]];

    /// <summary>The smallest frequency of all terms, in each of the found documents.</summary>
    internal void MinFreqs(Span<int> into)
    {
        for (int i = 0; i < into.Length; i++)
        {
            int slot = _slots[i];
            int min = int.MaxValue;
            foreach (int[] freqs in _freqs)
            {
                min = Math.Min(min, freqs[slot]);
            }
            into[i] = min;
        }
    }

    /// <summary>
    /// Finds the documents in [next, max) up to the end of the rarest term's block; returns from where to go on (at or
    /// over
    /// <paramref name="max"/> when that range is done).
    /// </summary>
    internal int NextBlock(int next, int max)
    {
        _count = 0;
        TermBlocks lead = _terms[0];
        int doc = lead.AdvanceTo(next);
        if (doc >= max)
        {
            return doc;
        }
        ReadOnlySpan<int> docs = lead.Docs;
        int from = lead.Pos;
        int to = lead.LastDoc < max ? docs.Length : SortedBlock.LowerBound(docs, from, max);
        int after = to == docs.Length ? lead.LastDoc + 1 : max;
        lead.Pos = Math.Min(to, docs.Length - 1);
        docs = docs[from..to];
        _count = docs.Length;
        docs.CopyTo(_docs);
        if (!HasFreqs(lead))
        {
            _freqs[0].AsSpan(0, _count).Fill(1);
        }
        else
        {
            lead.Freqs[from..to].CopyTo(_freqs[0]);
        }
        if (_positions.Length > 0)
        {
            ReadOnlySpan<int> offsets = lead.Postings.BlockPositionOffsets;
            PositionPlace start = lead.Postings.BlockPositions;
            for (int i = 0; i < _count; i++)
            {
                _positions[0][i] = new PositionPlace(start.Pointer, start.Offset + offsets[from + i]);
            }
        }
        for (int i = 0; i < _count; i++)
        {
            _slots[i] = i;
        }
        return Math.Max(after, Narrow());
    }

    /// <summary>Keeps the documents at these places, ascending.</summary>
    internal void Retain(ReadOnlySpan<bool> keep)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (keep[i])
            {
                _docs[kept] = _docs[i];
                _slots[kept++] = _slots[i];
            }
        }
        _count = kept;
    }

    /// <summary>Leaves the documents that every term has; returns before which document there is certainly no further
    /// match.</summary>
    private int Narrow()
    {
        for (int i = 1; i < _terms.Length; i++)
        {
            int last = _docs[_count - 1];
            int reached = Intersect(i);
            if (_count == 0)
            {
                return reached > last ? reached : 0;
            }
        }
        return 0;
    }

    private bool HasFreqs(TermBlocks term) => _positions.Length > 0 || term.Similarity is not null;

    private int Intersect(int index)
    {
        TermBlocks term = _terms[index];
        int count = _count;
        int kept = 0;
        int reached = 0;
        for (int i = 0; i < count;)
        {
            reached = term.AdvanceTo(_docs[i]);
            if (reached == DocIdSetIterator.NoMoreDocs)
            {
                break;
            }
            ReadOnlySpan<int> docs = term.Docs;
            int before = kept;
            int end = term.LastDoc >= _docs[count - 1]
                ? count
                : SortedBlock.LowerBound(_docs.AsSpan(0, count), i, term.LastDoc + 1);
            int at = end - i >= Dense && term.LastDoc - _docs[i] < _map.Length
                ? BlockIntersection.KeepMapped(docs, term.Pos, _docs, _slots, _places, end, ref i, ref kept, _map)
                : BlockIntersection.Keep(docs, term.Pos, _docs, _slots, _places, end, ref i, ref kept);
            term.Pos = at;
            reached = docs[at];
            if (kept > before && HasFreqs(term))
            {
                CopyPostings(term, index, before, kept);
            }
        }
        if (!HasFreqs(term))
        {
            _freqs[index].AsSpan().Fill(1);
        }
        _count = kept;
        return reached;
    }

    /// <summary>What the term's block says of the documents just kept.</summary>
    private void CopyPostings(TermBlocks term, int index, int from, int to)
    {
        int[] freqs = _freqs[index];
        ReadOnlySpan<int> blockFreqs = term.Freqs;
        for (int k = from; k < to; k++)
        {
            freqs[_slots[k]] = blockFreqs[_places[k]];
        }
        if (_positions.Length > 0)
        {
            PositionPlace[] positions = _positions[index];
            PositionPlace start = term.Postings.BlockPositions;
            ReadOnlySpan<int> offsets = term.Postings.BlockPositionOffsets;
            for (int k = from; k < to; k++)
            {
                positions[_slots[k]] = new PositionPlace(start.Pointer, start.Offset + offsets[_places[k]]);
            }
        }
    }
}
