namespace Search.Queries;

/// <summary>Finds the matches of slots in one order among the intervals of one document.</summary>
internal sealed class SlotAlignment
{
    private readonly SlotReader[] _slots;
    private readonly int[] _gaps;
    private readonly int _slop;
    private readonly List<State> _states = [];
    private List<int> _current = [];
    private List<int> _next = [];

    /// <summary>Slots in the order tried, with the gap that belongs before each.</summary>
    internal SlotAlignment(SlotReader[] slots, int[] gaps, int slop)
    {
        _slots = slots;
        _gaps = gaps;
        _slop = slop;
    }

    /// <summary>The slot at a place of this order.</summary>
    internal int Slot(int place) => _slots[place].Slot;

    /// <summary>Sum over the first slot's intervals of the best match that begins there; calls back with the best of
    /// each.</summary>
    internal float Freq(Action<IReadOnlyList<SlotInterval>>? found = null)
    {
        float freq = 0;
        foreach (SlotInterval first in _slots[0].Intervals)
        {
            float best = Best(first, out int state);
            freq += best;
            if (best > 0 && found is not null)
            {
                found(Trace(state));
            }
        }
        return freq;
    }

    private float Best(SlotInterval first, out int best)
    {
        _states.Clear();
        _current.Clear();
        _states.Add(new State(first, 0, first.Weight, -1));
        _current.Add(0);
        for (int i = 1; i < _slots.Length && _current.Count > 0; i++)
        {
            Extend(_slots[i].Intervals, _gaps[i]);
        }
        best = -1;
        float value = 0;
        foreach (int index in _current)
        {
            State state = _states[index];
            float counts = state.Weight / (1f + state.Gaps);
            if (counts > value)
            {
                value = counts;
                best = index;
            }
        }
        return value;
    }

    private void Extend(List<SlotInterval> intervals, int gap)
    {
        _next.Clear();
        foreach (int index in _current)
        {
            State from = _states[index];
            int start = from.Interval.End + gap;
            for (int i = FirstAtOrAfter(intervals, start); i < intervals.Count; i++)
            {
                int gaps = from.Gaps + intervals[i].Start - start;
                if (gaps > _slop)
                {
                    break;
                }
                Offer(new State(intervals[i], gaps, Math.Min(from.Weight, intervals[i].Weight), index));
            }
        }
        (_current, _next) = (_next, _current);
    }

    /// <summary>Of states with one end and as many gaps the heaviest is enough.</summary>
    private void Offer(State state)
    {
        for (int i = 0; i < _next.Count; i++)
        {
            State other = _states[_next[i]];
            if (other.Interval.End == state.Interval.End && other.Gaps == state.Gaps)
            {
                if (state.Weight > other.Weight)
                {
                    _next[i] = _states.Count;
                    _states.Add(state);
                }
                return;
            }
        }
        _next.Add(_states.Count);
        _states.Add(state);
    }

    private List<SlotInterval> Trace(int state)
    {
        var trace = new List<SlotInterval>();
        for (int at = state; at >= 0; at = _states[at].Before)
        {
            trace.Add(_states[at].Interval);
        }
        trace.Reverse();
        return trace;
    }

    private static int FirstAtOrAfter(List<SlotInterval> intervals, int start)
    {
        int low = 0;
        int high = intervals.Count;
        while (low < high)
        {
            int mid = (low + high) >>> 1;
            if (intervals[mid].Start < start)
            {
                low = mid + 1;
            }
            else
            {
                high = mid;
            }
        }
        return low;
    }

    private readonly record struct State(SlotInterval Interval, int Gaps, float Weight, int Before);
}
