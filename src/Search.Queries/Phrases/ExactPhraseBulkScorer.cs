using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// Every term at its place, over blocks: the documents that hold all terms, a block of the rarest at a time; then the
/// positions of each term in all documents still in question at once, rarest term first, each narrowing down where the
/// phrase can be. Once hits need not be counted, documents whose terms are too few to compete are left out.
/// </summary>
internal sealed class ExactPhraseBulkScorer : BulkScorer
{
    private const int BlockSize = 128;

    /// <summary>More comparisons of vectors than this for a document are more than a map of bits costs.</summary>
    private const int ManyComparisons = 96;

    private readonly TermBlockIntersection _documents;
    private readonly PositionRuns[] _runs;
    private readonly int[] _moves;
    private readonly SimScorer? _similarity;
    private readonly LeafNorms _norms;
    private readonly ulong[] _bits = new ulong[PositionBits.Words];
    private readonly float[] _bounds = new float[BlockSize];
    private readonly int[] _minFreqs = new int[BlockSize];
    private readonly int[] _found = new int[BlockSize];
    private readonly int[] _begins = new int[BlockSize];
    private readonly int[] _counts = new int[BlockSize];
    private readonly int[] _freqs = new int[BlockSize];
    private readonly PositionPlace[] _places = new PositionPlace[BlockSize];
    private int[] _candidates = new int[PositionRuns.MinimumLength];
    private int[] _positions = new int[PositionRuns.MinimumLength];
    private int[] _kept = new int[PositionRuns.MinimumLength];

    /// <param name="terms">The terms' blocks, by number of documents.</param>
    /// <param name="runs">The positions of each.</param>
    /// <param name="offsets">The place of each in the phrase.</param>
    /// <param name="similarity">How the phrase is scored; null when it is not.</param>
    /// <param name="norms">The norms of the field.</param>
    internal ExactPhraseBulkScorer(
        TermBlocks[] terms, PositionRuns[] runs, int[] offsets, SimScorer? similarity, LeafNorms norms)
    {
        _documents = new TermBlockIntersection(terms, withPositions: true);
        _runs = runs;
        _moves = [.. offsets.Select(o => offsets[0] - o)];
        _similarity = similarity;
        _norms = norms;
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        int next = min;
        while (next < max)
        {
            next = _documents.NextBlock(next, max);
            int count = Select(collector, liveDocs);
            if (count > 0)
            {
                Emit(collector, Match(count));
            }
        }
        return next;
    }

    /// <summary>Lists the documents of the block whose positions are worth reading.</summary>
    private int Select(Collector collector, LiveDocs? liveDocs)
    {
        ReadOnlySpan<int> docs = _documents.Docs;
        float wanted = collector.CanSkip ? collector.MinCompetitiveScore : 0;
        if (_similarity is { } similarity && wanted > 0)
        {
            Span<int> freqs = _minFreqs.AsSpan(0, docs.Length);
            _documents.MinFreqs(freqs);
            BlockScores.Fill(_documents.Terms[0].Table(similarity), docs, freqs, _norms.Bytes, _bounds);
        }
        else
        {
            wanted = 0;
            _bounds.AsSpan().Clear();
        }
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            _found[count] = i;
            count += _bounds[i] >= wanted && (liveDocs is null || liveDocs[docs[i]]) ? 1 : 0;
        }
        return count;
    }

    /// <summary>Leaves the documents that hold the phrase; their frequencies are then in <c>_counts</c>.</summary>
    private int Match(int count)
    {
        Locate(0, count);
        _runs[0].Read(_places.AsSpan(0, count), _freqs.AsSpan(0, count), ref _candidates);
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            _begins[i] = at;
            _counts[i] = _freqs[i];
            at = PositionRuns.After(at, _freqs[i]);
        }
        for (int term = 1; term < _runs.Length && count > 0; term++)
        {
            Locate(term, count);
            _runs[term].Read(_places.AsSpan(0, count), _freqs.AsSpan(0, count), ref _positions);
            count = Narrow(count, _moves[term]);
        }
        return count;
    }

    private void Locate(int term, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _places[i] = _documents.Positions(term, _found[i]);
            _freqs[i] = _documents.Freq(term, _found[i]);
        }
    }

    private int Narrow(int count, int move)
    {
        int kept = 0;
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int length = _freqs[i];
            int after = PositionRuns.After(at, length);
            Span<int> candidates = _candidates.AsSpan(_begins[i], _counts[i]);
            int left = candidates.Length * (after - at) > ManyComparisons * PositionRuns.Alignment
                ? KeepByBits(candidates, _positions.AsSpan(at, length), move)
                : PositionRunMatches.Keep(candidates, _positions.AsSpan(at, after - at), move);
            _found[kept] = _found[i];
            _begins[kept] = _begins[i];
            _counts[kept] = left;
            kept += left == 0 ? 0 : 1;
            at = after;
        }
        return kept;
    }

    /// <summary>Through a bitmap of the candidates, or by merging where the document is too long for one.</summary>
    private int KeepByBits(Span<int> candidates, ReadOnlySpan<int> positions, int move)
    {
        int last = candidates[^1];
        if (last >= PositionBits.Limit)
        {
            return Merge(candidates, positions, move);
        }
        if (_kept.Length <= positions.Length)
        {
            _kept = new int[positions.Length * 2];
        }
        Span<ulong> bits = _bits.AsSpan(0, (last >> 6) + 1);
        bits.Clear();
        PositionBits.Set(candidates, bits);
        int kept = Math.Min(PositionBits.Keep(positions, move, bits, _kept), candidates.Length);
        _kept.AsSpan(0, kept).CopyTo(candidates);
        return kept;
    }

    private static int Merge(Span<int> candidates, ReadOnlySpan<int> positions, int move)
    {
        int kept = 0;
        int at = 0;
        foreach (int candidate in candidates)
        {
            int wanted = candidate - move;
            while (at < positions.Length && positions[at] < wanted)
            {
                at++;
            }
            if (at < positions.Length && positions[at] == wanted)
            {
                candidates[kept++] = candidate;
            }
        }
        return kept;
    }

    private void Emit(Collector collector, int count)
    {
        collector.AddHits(count);
        for (int i = 0; i < count; i++)
        {
            int doc = _documents.Docs[_found[i]];
            float score = _similarity is null ? 0 : _similarity.Score(_counts[i], _norms.Bytes[doc]);
            if (!collector.NeedsScores || score >= collector.MinCompetitiveScore)
            {
                collector.Collect(doc, score);
            }
        }
    }
}
