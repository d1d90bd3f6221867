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

    private readonly TermBlocks[] _terms;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _slots = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly int[][] _freqs;
    private int _count;

    internal TermBlockIntersection(TermBlocks[] terms)
    {
        _terms = [.. terms.OrderBy(t => t.DocFreq)];
        _freqs = [.. _terms.Select(_ => new int[BlockSize])];
    }

    /// <summary>The terms, rarest first.</summary>
    internal ReadOnlySpan<TermBlocks> Terms => _terms;

    /// <summary>The documents found in the last step.</summary>
    internal ReadOnlySpan<int> Docs => _docs.AsSpan(0, _count);

    /// <summary>Frequency of a term (by its place in <see cref="Terms"/>) in a found document; 1 for a term that is not
    /// scored.</summary>
    internal int Freq(int term, int index) => _freqs[term][_slots[index]];

    /// <summary>The smallest frequency of all terms in a found document.</summary>
    internal int MinFreq(int index)
    {
        int slot = _slots[index];
        int min = int.MaxValue;
        foreach (int[] freqs in _freqs)
        {
            min = Math.Min(min, freqs[slot]);
        }
        return min;
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
        if (lead.Similarity is null)
        {
            _freqs[0].AsSpan(0, _count).Fill(1);
        }
        else
        {
            lead.Freqs[from..to].CopyTo(_freqs[0]);
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
            int reached = Intersect(_terms[i], _freqs[i]);
            if (_count == 0)
            {
                return reached > last ? reached : 0;
            }
        }
        return 0;
    }

    private int Intersect(TermBlocks term, int[] freqs)
    {
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
            int at = BlockIntersection.Keep(docs, term.Pos, _docs, _slots, _places, count, ref i, ref kept);
            term.Pos = at;
            reached = docs[at];
            if (kept > before && term.Similarity is not null)
            {
                ReadOnlySpan<int> blockFreqs = term.Freqs;
                for (int k = before; k < kept; k++)
                {
                    freqs[_slots[k]] = blockFreqs[_places[k]];
                }
            }
        }
        if (term.Similarity is null)
        {
            freqs.AsSpan().Fill(1);
        }
        _count = kept;
        return reached;
    }
}
