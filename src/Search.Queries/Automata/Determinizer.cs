namespace Search.Queries.Automata;

/// <summary>
/// Makes a graph deterministic by the subset construction (Rabin and Scott, 1959). The number of states and the work are
/// limited, so that no pattern takes more than a fraction of a second.
/// </summary>
internal sealed class Determinizer
{
    /// <summary>Most states of a deterministic automaton, as in Lucene.</summary>
    internal const int MaxStates = 10_000;

    private const long MaxWork = 20_000_000;
    private readonly StateGraph _graph;
    private readonly int _end;
    private readonly int[]?[] _closures;
    private readonly Dictionary<int[], int> _known = new(new SetComparer());
    private readonly List<int[]> _sets = [];
    private readonly Dfa _result = new();
    private long _work;

    private Determinizer(StateGraph graph, int end)
    {
        _graph = graph;
        _end = end;
        _closures = new int[graph.Count][];
    }

    /// <summary>The deterministic automaton of the strings between two states.</summary>
    internal static Dfa Run(StateGraph graph, int start, int end)
    {
        var run = new Determinizer(graph, end);
        run.Enter(run.Closure(start));
        for (int i = 0; i < run._sets.Count; i++)
        {
            run._result.SetEdges(i, run.EdgesOf(run._sets[i]));
        }
        return run._result;
    }

    /// <summary>The error of a pattern whose automaton is too large.</summary>
    internal static PatternException TooComplex(int maxStates) =>
        new(0, $"the pattern is too complex: its automaton needs more than {maxStates} states or too much work");

    private int Enter(int[] set)
    {
        if (!_known.TryGetValue(set, out int state))
        {
            state = _result.AddState(Array.BinarySearch(set, _end) >= 0);
            if (_result.Count > MaxStates)
            {
                throw TooComplex(MaxStates);
            }
            _known.Add(set, state);
            _sets.Add(set);
        }
        return state;
    }

    /// <summary>Sweeps over the symbols at which the set of targets changes.</summary>
    private Edge[] EdgesOf(int[] set)
    {
        var points = new List<(int At, int Change, int To)>();
        foreach (int state in set)
        {
            foreach (Edge edge in _graph.Edges(state))
            {
                points.Add((edge.Min, 1, edge.To));
                points.Add((edge.Max + 1, -1, edge.To));
            }
        }
        points.Sort((a, b) => a.At.CompareTo(b.At));
        Work(points.Count);
        var active = new Dictionary<int, int>();
        var edges = new List<Edge>();
        for (int i = 0; i < points.Count;)
        {
            int at = points[i].At;
            for (; i < points.Count && points[i].At == at; i++)
            {
                int count = active.GetValueOrDefault(points[i].To) + points[i].Change;
                if (count == 0)
                {
                    active.Remove(points[i].To);
                }
                else
                {
                    active[points[i].To] = count;
                }
            }
            if (active.Count > 0)
            {
                int to = Enter(Union(active.Keys));
                if (edges.Count > 0 && edges[^1].To == to && edges[^1].Max + 1 == at)
                {
                    edges[^1] = edges[^1] with { Max = points[i].At - 1 };
                }
                else
                {
                    edges.Add(new Edge(at, points[i].At - 1, to));
                }
            }
        }
        return [.. edges];
    }

    private int[] Union(Dictionary<int, int>.KeyCollection states)
    {
        if (states.Count == 1)
        {
            return Closure(states.First());
        }
        var all = new HashSet<int>();
        foreach (int state in states)
        {
            int[] closure = Closure(state);
            Work(closure.Length);
            all.UnionWith(closure);
        }
        int[] set = [.. all];
        Array.Sort(set);
        return set;
    }

    private int[] Closure(int state)
    {
        if (_closures[state] is { } known)
        {
            return known;
        }
        var seen = new HashSet<int> { state };
        var open = new Stack<int>([state]);
        while (open.TryPop(out int at))
        {
            foreach (int target in _graph.EmptyTargets(at))
            {
                if (seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }
        Work(seen.Count);
        // States with empty transitions only say nothing more; without them equal sets are found sooner.
        int[] closure = [.. seen.Where(s => s == _end || _graph.Edges(s).Count > 0)];
        Array.Sort(closure);
        _closures[state] = closure;
        return closure;
    }

    private void Work(int amount)
    {
        _work += amount;
        if (_work > MaxWork)
        {
            throw TooComplex(MaxStates);
        }
    }

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            foreach (int state in obj)
            {
                hash.Add(state);
            }
            return hash.ToHashCode();
        }
    }
}
