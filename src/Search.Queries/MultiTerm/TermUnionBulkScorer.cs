using System.Numerics;
using Search.Codecs;

namespace Search.Queries;

/// <summary>
/// The documents of many terms, each with the same score, in windows of bits. Rare terms are decoded at once into a set
/// for the whole leaf; frequent ones block by block as their documents come, so that a search that needs no more hits
/// ends before most of them are read.
/// </summary>
internal sealed class TermUnionBulkScorer : BulkScorer
{
    private const int Window = 1 << 12;
    private const int BlockSize = 128;
    private readonly List<Cursor> _frequent;
    private readonly ulong[] _rare;
    private readonly float _score;
    private readonly ulong[] _window = new ulong[Window / 64];

    private TermUnionBulkScorer(List<Cursor> frequent, ulong[] rare, float score)
    {
        _frequent = frequent;
        _rare = rare;
        _score = score;
    }

    /// <summary>A scorer of the terms, or null when there is none.</summary>
    internal static TermUnionBulkScorer? Create(TermIntersection terms, int maxDoc, float score)
    {
        var frequent = new List<Cursor>();
        var rare = new ulong[(maxDoc + 63) >> 6];
        PostingsEnum? postings = null;
        bool any = false;
        while (terms.MoveNext())
        {
            any = true;
            if (terms.DocFreq > BlockSize)
            {
                frequent.Add(new Cursor(terms.Postings(null, PostingsFlags.None)));
                continue;
            }
            postings = terms.Postings(postings, PostingsFlags.None);
            for (int next = 0; postings.AdvanceBlock(next) > 0;)
            {
                ReadOnlySpan<int> docs = postings.BlockDocs;
                foreach (int doc in docs)
                {
                    rare[doc >> 6] |= 1UL << doc;
                }
                next = docs[^1] + 1;
            }
        }
        return any ? new TermUnionBulkScorer(frequent, rare, score) : null;
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        for (int start = min; start < max;)
        {
            if (collector.CanSkip && collector.MinCompetitiveScore > _score)
            {
                return DocIdSetIterator.NoMoreDocs;
            }
            // Windows begin at a whole word, so that the bits of rare terms can be copied.
            int origin = start & ~63;
            int end = Math.Min(origin + Window, max);
            Fill(origin, start, end);
            if (liveDocs is not null)
            {
                DropDeleted(liveDocs.Words, origin);
            }
            Emit(collector, origin);
            start = end;
        }
        return max;
    }

    private void Fill(int origin, int start, int end)
    {
        _window.AsSpan().Clear();
        int words = (end - origin + 63) >> 6;
        _rare.AsSpan(origin >> 6, words).CopyTo(_window);
        _window[0] &= ulong.MaxValue << (start & 63);
        if ((end & 63) != 0)
        {
            _window[words - 1] &= (1UL << end) - 1;
        }
        foreach (Cursor cursor in _frequent)
        {
            cursor.AddTo(_window, origin, start, end);
        }
    }

    private void DropDeleted(ReadOnlySpan<ulong> live, int origin)
    {
        int first = origin >> 6;
        for (int i = 0; i < _window.Length && first + i < live.Length; i++)
        {
            _window[i] &= live[first + i];
        }
    }

    private void Emit(Collector collector, int origin)
    {
        for (int i = 0; i < _window.Length; i++)
        {
            ulong word = _window[i];
            if (word == 0)
            {
                continue;
            }
            collector.AddHits(BitOperations.PopCount(word));
            for (; word != 0 && _score >= collector.MinCompetitiveScore; word &= word - 1)
            {
                collector.Collect(
                    origin + (i << 6) + BitOperations.TrailingZeroCount(word), collector.NeedsScores ? _score : 0);
            }
        }
    }

    /// <summary>The postings of a term with a place in the current block.</summary>
    private sealed class Cursor(PostingsEnum postings)
    {
        private int _at;
        private int _count;
        private int _last = -1;

        internal void AddTo(ulong[] window, int origin, int start, int end)
        {
            while (true)
            {
                if (_at == _count)
                {
                    if (_last == DocIdSetIterator.NoMoreDocs)
                    {
                        return;
                    }
                    _count = postings.AdvanceBlock(Math.Max(start, _last + 1));
                    _at = 0;
                    if (_count == 0)
                    {
                        _last = DocIdSetIterator.NoMoreDocs;
                        return;
                    }
                    _last = postings.BlockDocs[_count - 1];
                }
                ReadOnlySpan<int> docs = postings.BlockDocs;
                int at = _at;
                for (; at < docs.Length && docs[at] < end; at++)
                {
                    int doc = docs[at] - origin;
                    if (docs[at] >= start)
                    {
                        window[doc >> 6] |= 1UL << doc;
                    }
                }
                _at = at;
                if (at < docs.Length)
                {
                    return;
                }
            }
        }
    }
}
