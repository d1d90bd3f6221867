namespace Search.Queries;

/// <summary>
/// Finds the sloppy matches of a phrase in one document with the semantics of Lucene 8: each term's positions are
/// shifted by its place in the phrase; a match is a set of shifted positions whose spread (the distance) is at most the
/// slop, found by moving the lowest term on until it passes the next one. Repeated terms must stand on different
/// positions.
/// </summary>
internal sealed class SloppyAlignment
{
    private readonly Cursor[] _cursors;
    private readonly Cursor[][] _groups;
    private readonly List<Cursor> _queue = [];
    private readonly List<Cursor> _requeue = [];
    private readonly int _slop;
    private readonly bool _repeatsSeveral;
    private int _end;
    private bool _positioned;

    internal SloppyAlignment(PhraseQuery query)
    {
        _slop = query.Slop;
        _repeatsSeveral = query.RepeatsSeveral;
        _cursors = [.. query.Positions.Select((p, i) => new Cursor(i, p))];
        _groups = [.. _cursors
            .GroupBy(c => query.Terms[c.Ord])
            .Select(g => g.OrderBy(c => c.Offset).ToArray())
            .Where(g => g.Length > 1 && g[0].Offset != g[^1].Offset)];
        for (int g = 0; g < _groups.Length; g++)
        {
            for (int i = 0; i < _groups[g].Length; i++)
            {
                _groups[g][i].Group = g;
                _groups[g][i].Index = i;
            }
        }
    }

    /// <summary>Distance of the match just found.</summary>
    internal int MatchLength { get; private set; }

    /// <summary>Lowest and highest index into each term's positions is not kept; these are the positions of the match's
    /// terms.</summary>
    internal IEnumerable<(int Ord, int Index)> Current => _cursors.Select(c => (c.Ord, c.MatchIndex));

    /// <summary>Begins with a document; false when it cannot match.</summary>
    internal bool Start(PositionBuffer[] positions)
    {
        _end = int.MinValue;
        foreach (Cursor cursor in _cursors)
        {
            cursor.Start(positions[cursor.Ord]);
        }
        _positioned = SeparateRepeats();
        if (_positioned)
        {
            _queue.Clear();
            foreach (Cursor cursor in _cursors)
            {
                _end = Math.Max(_end, cursor.Position);
                Enqueue(cursor);
            }
        }
        return _positioned;
    }

    /// <summary>Finds the next match.</summary>
    internal bool NextMatch()
    {
        if (!_positioned)
        {
            return false;
        }
        Cursor lowest = Dequeue();
        MatchLength = _end - lowest.Position;
        Capture(lowest);
        int next = _queue[0].Position;
        while (Step(lowest))
        {
            if (lowest.Group >= 0 && !ResolveCollisions(lowest))
            {
                break;
            }
            if (lowest.Position > next)
            {
                Enqueue(lowest);
                if (MatchLength <= _slop)
                {
                    return true;
                }
                lowest = Dequeue();
                next = _queue[0].Position;
                MatchLength = _end - lowest.Position;
                Capture(lowest);
            }
            else if (_end - lowest.Position < MatchLength)
            {
                MatchLength = _end - lowest.Position;
                Capture(lowest);
            }
        }
        _positioned = false;
        return MatchLength <= _slop;
    }

    private void Capture(Cursor lowest)
    {
        lowest.MatchIndex = lowest.Index0;
        foreach (Cursor cursor in _queue)
        {
            cursor.MatchIndex = cursor.Index0;
        }
    }

    private bool Step(Cursor cursor)
    {
        if (!cursor.Next())
        {
            return false;
        }
        _end = Math.Max(_end, cursor.Position);
        return true;
    }

    /// <summary>The j-th of several equal terms starts at the j-th of their positions.</summary>
    private bool SeparateRepeats()
    {
        foreach (Cursor[] group in _groups)
        {
            if (_repeatsSeveral)
            {
                if (!SeparateWhereEqual(group))
                {
                    return false;
                }
                continue;
            }
            for (int j = 1; j < group.Length; j++)
            {
                for (int k = 0; k < j; k++)
                {
                    if (!group[j].Next())
                    {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// <summary>Where only some of a place's terms repeat, just those cursors move that stand on one position.</summary>
    private bool SeparateWhereEqual(Cursor[] group)
    {
        for (int i = 0; i < group.Length;)
        {
            int again = i + 1;
            for (int hit = Collision(group[i], group); hit >= 0; hit = Collision(group[i], group))
            {
                Cursor lesser = Lesser(group[i], group[hit]);
                if (!Step(lesser))
                {
                    return false;
                }
                if (lesser.Index < i)
                {
                    again = i;
                    break;
                }
            }
            i = again;
        }
        return true;
    }

    private bool ResolveCollisions(Cursor moved)
    {
        Cursor[] group = _groups[moved.Group];
        int original = moved.Index;
        ulong stale = 0;
        Cursor at = moved;
        for (int hit = Collision(at, group); hit >= 0; hit = Collision(at, group))
        {
            at = Lesser(at, group[hit]);
            if (!Step(at))
            {
                return false;
            }
            if (hit != original)
            {
                stale |= 1UL << hit;
            }
        }
        Requeue(moved, stale);
        return true;
    }

    /// <summary>Takes out and puts back the members of the group that moved while they stood in the queue.</summary>
    private void Requeue(Cursor moved, ulong stale)
    {
        if (stale == 0)
        {
            return;
        }
        _requeue.Clear();
        _requeue.AddRange(_queue);
        _queue.Clear();
        foreach (Cursor cursor in _requeue)
        {
            if (!ReferenceEquals(cursor, moved))
            {
                Enqueue(cursor);
            }
        }
    }

    private static int Collision(Cursor cursor, Cursor[] group)
    {
        int place = cursor.Position + cursor.Offset;
        foreach (Cursor other in group)
        {
            if (!ReferenceEquals(other, cursor) && other.Position + other.Offset == place)
            {
                return other.Index;
            }
        }
        return -1;
    }

    private static Cursor Lesser(Cursor a, Cursor b) =>
        a.Position < b.Position || (a.Position == b.Position && a.Offset < b.Offset) ? a : b;

    private void Enqueue(Cursor cursor)
    {
        int at = _queue.Count;
        while (at > 0 && IsBefore(cursor, _queue[at - 1]))
        {
            at--;
        }
        _queue.Insert(at, cursor);
    }

    private Cursor Dequeue()
    {
        Cursor first = _queue[0];
        _queue.RemoveAt(0);
        return first;
    }

    private static bool IsBefore(Cursor a, Cursor b) =>
        a.Position != b.Position ? a.Position < b.Position
        : a.Offset != b.Offset ? a.Offset < b.Offset
        : a.Ord < b.Ord;

    /// <summary>One term's place in its positions.</summary>
    private sealed class Cursor(int ord, int offset)
    {
        private PositionBuffer? _buffer;

        internal int Ord { get; } = ord;

        internal int Offset { get; } = offset;

        internal int Group { get; set; } = -1;

        internal int Index { get; set; }

        internal int Index0 { get; private set; }

        internal int MatchIndex { get; set; }

        internal int Position { get; private set; }

        internal void Start(PositionBuffer buffer)
        {
            _buffer = buffer;
            Index0 = -1;
            Next();
        }

        internal bool Next()
        {
            if (_buffer is null || Index0 + 1 >= _buffer.Count)
            {
                return false;
            }
            Position = _buffer.Positions[++Index0] - Offset;
            return true;
        }
    }
}
