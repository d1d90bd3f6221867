namespace Search.Queries.Automata;

/// <summary>A nondeterministic automaton under construction: transitions over ranges of symbols, and empty ones.</summary>
internal sealed class StateGraph
{
    /// <summary>Most states of a graph: what repetitions like <c>(a{1000}){1000}</c> run into.</summary>
    private const int MaxStates = 100_000;

    private readonly List<List<Edge>> _edges = [];
    private readonly List<List<int>> _empty = [];

    /// <summary>Number of states.</summary>
    internal int Count => _edges.Count;

    /// <summary>Makes a state.</summary>
    internal int AddState()
    {
        if (Count == MaxStates)
        {
            throw new PatternException(0, $"the pattern needs more than {MaxStates} states");
        }
        _edges.Add([]);
        _empty.Add([]);
        return Count - 1;
    }

    /// <summary>A transition over the symbols from min to max.</summary>
    internal void Add(int from, int min, int max, int to) => _edges[from].Add(new Edge(min, max, to));

    /// <summary>A transition without a symbol.</summary>
    internal void AddEmpty(int from, int to) => _empty[from].Add(to);

    /// <summary>The transitions of a state.</summary>
    internal List<Edge> Edges(int state) => _edges[state];

    /// <summary>Targets of the empty transitions of a state.</summary>
    internal List<int> EmptyTargets(int state) => _empty[state];
}
