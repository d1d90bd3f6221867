namespace Search.Codecs;

/// <summary>
/// The points of a buffer by value, then document. Radix sort of their places, from the last byte to the first; bytes that are
/// the same in all points cost a count only.
/// </summary>
internal sealed class SortedPoints : PointCursor
{
    private const int Buckets = 256;
    private readonly PointBuffer _points;
    private int[] _order;
    private int[] _spare;
    private int _at = -1;

    public SortedPoints(PointBuffer points)
    {
        _points = points;
        _order = new int[points.Count];
        _spare = new int[points.Count];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
        SortByDoc();
        for (int place = points.Shape.PackedLength - 1; place >= 0; place--)
        {
            SortByByte(place);
        }
    }

    public override int Doc => _points.Docs[_order[_at]];

    public override ReadOnlySpan<byte> Value => _points.ValueAt(_order[_at]);

    public override bool Next() => ++_at < _order.Length;

    // Documents come in order unless they were given new numbers.
    private void SortByDoc()
    {
        ReadOnlySpan<int> docs = _points.Docs;
        bool isAscending = true;
        for (int i = 1; i < docs.Length && isAscending; i++)
        {
            isAscending = docs[i - 1] <= docs[i];
        }
        Span<int> starts = stackalloc int[Buckets];
        for (int shift = 0; shift < 32 && !isAscending; shift += 8)
        {
            starts.Clear();
            foreach (int doc in docs)
            {
                starts[doc >> shift & 0xFF]++;
            }
            ToStarts(starts);
            foreach (int i in _order)
            {
                _spare[starts[docs[i] >> shift & 0xFF]++] = i;
            }
            (_order, _spare) = (_spare, _order);
        }
    }

    private void SortByByte(int place)
    {
        int length = _points.Shape.PackedLength;
        ReadOnlySpan<byte> values = _points.Values;
        Span<int> starts = stackalloc int[Buckets];
        starts.Clear();
        for (int at = place; at < values.Length; at += length)
        {
            starts[values[at]]++;
        }
        if (values.Length == 0 || starts[values[place]] == _order.Length)
        {
            return;
        }
        ToStarts(starts);
        foreach (int i in _order)
        {
            _spare[starts[values[(i * length) + place]]++] = i;
        }
        (_order, _spare) = (_spare, _order);
    }

    private static void ToStarts(Span<int> counts)
    {
        int sum = 0;
        foreach (ref int count in counts)
        {
            (count, sum) = (sum, sum + count);
        }
    }
}
