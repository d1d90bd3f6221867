using Search.Codecs;

namespace Search.Queries.Automata;

/// <summary>A deterministic automaton over bytes whose table is complete: immutable and thread-safe.</summary>
internal sealed class TableAutomaton : ByteAutomaton
{
    private readonly List<bool> _accept = [];

    /// <summary>Takes the states of a deterministic automaton that can reach its end.</summary>
    internal TableAutomaton(Dfa dfa)
        : base(ClassesOf(dfa))
    {
        bool[] live = Live(dfa);
        var numbers = new int[dfa.Count];
        for (int i = 0; i < dfa.Count; i++)
        {
            numbers[i] = live[i] ? AddState() : Dead;
            if (live[i])
            {
                _accept.Add(dfa.IsAccept(i));
            }
        }
        Start = dfa.Count == 0 ? Dead : numbers[0];
        for (int i = 0; i < dfa.Count; i++)
        {
            if (live[i])
            {
                Fill(numbers[i], dfa.Edges(i), numbers);
            }
        }
    }

    /// <inheritdoc/>
    public override int Start { get; }

    /// <inheritdoc/>
    public override bool IsAccept(int state) => _accept[state];

    /// <inheritdoc/>
    protected override int Follow(int state, byte label) => Dead;

    private void Fill(int state, Edge[] edges, int[] numbers)
    {
        for (int label = 0; label < 256; label++)
        {
            SetNext(state, (byte)label, Dead);
        }
        foreach (Edge edge in edges)
        {
            for (int label = edge.Min; label <= edge.Max; label++)
            {
                SetNext(state, (byte)label, numbers[edge.To]);
            }
        }
    }

    /// <summary>States from which an accepting one is reached.</summary>
    private static bool[] Live(Dfa dfa)
    {
        var sources = new List<int>[dfa.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i] = [];
        }
        var live = new bool[dfa.Count];
        var open = new Stack<int>();
        for (int i = 0; i < dfa.Count; i++)
        {
            foreach (Edge edge in dfa.Edges(i))
            {
                sources[edge.To].Add(i);
            }
            if (dfa.IsAccept(i))
            {
                live[i] = true;
                open.Push(i);
            }
        }
        while (open.TryPop(out int state))
        {
            foreach (int source in sources[state])
            {
                if (!live[source])
                {
                    live[source] = true;
                    open.Push(source);
                }
            }
        }
        return live;
    }

    /// <summary>Bytes that no transition tells apart share a class.</summary>
    private static byte[] ClassesOf(Dfa dfa)
    {
        var begins = new bool[257];
        for (int i = 0; i < dfa.Count; i++)
        {
            foreach (Edge edge in dfa.Edges(i))
            {
                begins[edge.Min] = true;
                begins[edge.Max + 1] = true;
            }
        }
        var classes = new byte[256];
        for (int label = 1; label < 256; label++)
        {
            classes[label] = (byte)(classes[label - 1] + (begins[label] ? 1 : 0));
        }
        return classes;
    }
}
