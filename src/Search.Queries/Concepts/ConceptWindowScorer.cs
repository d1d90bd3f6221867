using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// A concept in windows of documents: each part adds its postings to the sums of a window, in the order of the parts,
/// so that the sums are those of <see cref="ConceptScorer"/> bit for bit. Windows end where the documents' numbers are
/// multiples of their greatest length, so that those of several concepts end together; bounds hold for a window.
/// </summary>
internal sealed class ConceptWindowScorer : Scorer
{
    /// <summary>Greatest length of a window.</summary>
    internal const int Window = 2048;

    private const int FirstLength = 128;

    private readonly ConceptPartWindow[] _parts;
    private readonly ConceptSimilarity? _similarity;
    private readonly float[] _sums;
    private readonly byte[] _marks;
    private int _start;
    private int _end;
    private int _length = FirstLength;
    private int _doc = -1;
    private int _shallow;
    private float _loadedMax = -1;
    private int _boundFrom = -1;
    private int _boundTo = -1;
    private float _bound;

    internal ConceptWindowScorer(ConceptPartWindow[] parts, ConceptSimilarity? similarity, int maxDoc)
    {
        _sums = new float[Math.Min(Window, maxDoc)];
        _marks = new byte[_sums.Length];
        _parts = parts;
        _similarity = similarity;
        Cost = parts.Sum(p => p.Cost);
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <summary>The last document of the aligned window that holds a document.</summary>
    internal static int LastOf(int doc) => doc | (Window - 1);

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_doc + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int next = target;
        while (true)
        {
            if (next < _end)
            {
                int found = _marks.AsSpan(next - _start, _end - next).IndexOf((byte)1);
                if (found >= 0)
                {
                    return _doc = next + found;
                }
                next = _end;
            }
            // Short windows where a caller jumps, long ones where it does not.
            _length = next == _end ? Math.Min(Window, _length * 2) : FirstLength;
            int first = First(next);
            if (first == NoMoreDocs)
            {
                return _doc = NoMoreDocs;
            }
            Load(first, Math.Min(first + _length, End(first)));
            next = first;
        }
    }

    /// <inheritdoc/>
    public override float Score() => _similarity is null ? 0 : _similarity.Saturate(_sums[_doc - _start]);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        _shallow = target;
        return LastOf(target);
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        if (_similarity is not { } similarity)
        {
            return 0;
        }
        int from = Math.Max(_shallow, Math.Max(_doc, 0));
        if (upTo > LastOf(from))
        {
            return similarity.Saturate(float.PositiveInfinity);
        }
        // The parts are past the window that is loaded: it answers for itself.
        float loaded = from < _end ? similarity.Saturate(LoadedMax()) : 0;
        return upTo < _end ? loaded : Math.Max(loaded, MaxScore(Math.Max(from, _end), LastOf(from)));
    }

    /// <summary>The highest score in [start, last], a part of one aligned window. Starts must not go
    /// backwards.</summary>
    internal float MaxScore(int start, int last)
    {
        if (_similarity is not { } similarity)
        {
            return 0;
        }
        if (start < _boundFrom || last > _boundTo)
        {
            float sum = 0;
            foreach (ConceptPartWindow part in _parts)
            {
                sum += part.MaxAdd(similarity, start, last);
            }
            _bound = similarity.Saturate(sum);
            _boundFrom = start;
            _boundTo = last;
        }
        return _bound;
    }

    /// <summary>
    /// Adds the scores of the documents in [start, end), part of one aligned window, to the totals and marks them.
    /// Ranges ascend. Not to be mixed with the scorer's steps.
    /// </summary>
    /// <returns>Whether there is any.</returns>
    internal bool Accumulate(int start, int end, Span<double> totals, Span<byte> marks)
    {
        int first = First(start);
        if (first >= end)
        {
            return false;
        }
        Load(start, end);
        if (_similarity is { } similarity)
        {
            ConceptSums.AddSaturated(similarity.Weight, _sums.AsSpan(0, end - start), totals);
        }
        _marks.AsSpan(0, end - start).CopyTo(marks);
        return true;
    }

    /// <summary>A lower bound of the first document at or after a target.</summary>
    internal int First(int target)
    {
        int first = NoMoreDocs;
        foreach (ConceptPartWindow part in _parts)
        {
            first = Math.Min(first, part.AdvanceTo(target));
        }
        return first;
    }

    private float LoadedMax()
    {
        if (_loadedMax < 0)
        {
            _loadedMax = ConceptSums.Max(_sums.AsSpan(0, _end - _start));
        }
        return _loadedMax;
    }

    // The end of the aligned window of a document, or of the leaf in its only window.
    private int End(int doc) => LastOf(doc) < Window ? _sums.Length : LastOf(doc) + 1;

    private void Load(int start, int end)
    {
        Span<float> sums = _sums.AsSpan(0, end - start);
        Span<byte> marks = _marks.AsSpan(0, end - start);
        sums.Clear();
        marks.Clear();
        foreach (ConceptPartWindow part in _parts)
        {
            part.Accumulate(start, end, sums, marks);
        }
        _start = start;
        _end = end;
        _loadedMax = -1;
    }
}
