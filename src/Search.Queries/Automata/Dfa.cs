namespace Search.Queries.Automata;

/// <summary>A deterministic automaton: state 0 is the start; a state's transitions ascend and do not overlap.</summary>
internal sealed class Dfa
{
    private readonly List<Edge[]> _edges = [];
    private readonly List<bool> _accept = [];

    /// <summary>Number of states.</summary>
    internal int Count => _edges.Count;

    /// <summary>Whether any string is accepted; every state can be reached.</summary>
    internal bool AcceptsAny => _accept.Contains(true);

    /// <summary>Adds a state; its transitions are set by <see cref="SetEdges"/>.</summary>
    internal int AddState(bool accept)
    {
        _edges.Add([]);
        _accept.Add(accept);
        return Count - 1;
    }

    /// <summary>Sets the transitions of a state, ascending.</summary>
    internal void SetEdges(int state, Edge[] edges) => _edges[state] = edges;

    /// <summary>The transitions of a state.</summary>
    internal Edge[] Edges(int state) => _edges[state];

    /// <summary>Whether a state accepts.</summary>
    internal bool IsAccept(int state) => _accept[state];

    /// <summary>The automaton of all strings that this one does not accept.</summary>
    internal Dfa Complement(int maxSymbol)
    {
        var result = new Dfa();
        for (int i = 0; i < Count; i++)
        {
            result.AddState(!_accept[i]);
        }
        int sink = result.AddState(accept: true);
        result.SetEdges(sink, [new Edge(0, maxSymbol, sink)]);
        for (int i = 0; i < Count; i++)
        {
            var all = new List<Edge>();
            int next = 0;
            foreach (Edge edge in _edges[i])
            {
                if (edge.Min > next)
                {
                    all.Add(new Edge(next, edge.Min - 1, sink));
                }
                all.Add(edge);
                next = edge.Max + 1;
            }
            if (next <= maxSymbol)
            {
                all.Add(new Edge(next, maxSymbol, sink));
            }
            result.SetEdges(i, [.. all]);
        }
        return result;
    }

    /// <summary>The automaton of the strings that both accept.</summary>
    internal static Dfa Intersect(Dfa left, Dfa right, int maxStates)
    {
        var result = new Dfa();
        var known = new Dictionary<(int Left, int Right), int>();
        var open = new Queue<(int Left, int Right)>();
        int Enter((int Left, int Right) pair)
        {
            if (!known.TryGetValue(pair, out int state))
            {
                state = result.AddState(left.IsAccept(pair.Left) && right.IsAccept(pair.Right));
                if (result.Count > maxStates)
                {
                    throw Determinizer.TooComplex(maxStates);
                }
                known.Add(pair, state);
                open.Enqueue(pair);
            }
            return state;
        }

        Enter((0, 0));
        while (open.TryDequeue(out (int Left, int Right) pair))
        {
            Edge[] a = left.Edges(pair.Left);
            Edge[] b = right.Edges(pair.Right);
            var edges = new List<Edge>();
            for (int i = 0, j = 0; i < a.Length && j < b.Length;)
            {
                int min = Math.Max(a[i].Min, b[j].Min);
                int max = Math.Min(a[i].Max, b[j].Max);
                if (min <= max)
                {
                    edges.Add(new Edge(min, max, Enter((a[i].To, b[j].To))));
                }
                _ = a[i].Max < b[j].Max ? i++ : j++;
            }
            result.SetEdges(known[pair], [.. edges]);
        }
        return result;
    }
}
