using Search.Codecs;

namespace Search.Indexing;

/// <summary>The points of one dimension of several segments as one sequence, by value, then new document number.</summary>
internal sealed class MergedPoints : PointCursor
{
    private readonly List<Source> _heap = [];
    private readonly Action _checkAborted;
    private bool _isStarted;

    public MergedPoints(IReadOnlyList<MergeSource> sources, string field, Action checkAborted)
    {
        _checkAborted = checkAborted;
        foreach (MergeSource source in sources)
        {
            if (source.Reader.GetPointValues(field) is PointValues values)
            {
                var points = new Source(source, values, checkAborted);
                if (points.Next())
                {
                    _heap.Add(points);
                }
            }
        }
        for (int i = (_heap.Count / 2) - 1; i >= 0; i--)
        {
            SiftDown(i);
        }
    }

    public override int Doc => _heap[0].Doc;

    public override ReadOnlySpan<byte> Value => _heap[0].Value;

    public override bool Next()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _checkAborted();
            return _heap.Count > 0;
        }
        if (!_heap[0].Next())
        {
            int last = _heap.Count - 1;
            _heap[0] = _heap[last];
            _heap.RemoveAt(last);
        }
        SiftDown(0);
        return _heap.Count > 0;
    }

    private void SiftDown(int place)
    {
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _heap.Count)
            {
                return;
            }
            if (child + 1 < _heap.Count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }
            if (!_heap[child].IsBefore(_heap[place]))
            {
                return;
            }
            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }
    }

    private sealed class Source(MergeSource source, PointValues values, Action checkAborted)
    {
        private readonly PointLeafCursor _leaves = values.GetLeaves();
        private readonly int _length = values.Shape.PackedLength;
        private int _at;

        public int Doc { get; private set; }

        public ReadOnlySpan<byte> Value => _leaves.Values.Slice(_at * _length, _length);

        public bool Next()
        {
            while (true)
            {
                _at++;
                if (_at >= _leaves.Docs.Length)
                {
                    checkAborted();
                    if (!_leaves.Next())
                    {
                        return false;
                    }
                    _at = 0;
                }
                Doc = source.Map(_leaves.Docs[_at]);
                if (Doc >= 0)
                {
                    return true;
                }
            }
        }

        public bool IsBefore(Source other)
        {
            int order = Value.SequenceCompareTo(other.Value);
            return order < 0 || (order == 0 && Doc < other.Doc);
        }
    }
}
