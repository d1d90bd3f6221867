namespace Search.Variants.Automaton;

/// <summary>Collects surfaces and makes the automaton.</summary>
internal sealed class AutomatonBuilder
{
    private readonly Dictionary<string, int> _wordIds = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<int> _entries = [-1];
    private readonly List<int> _depths = [0];
    private int _entryCount;

    /// <summary>Adds a surface; gives the index it has, which it keeps when added again.</summary>
    public int Add(IReadOnlyList<string> words)
    {
        int state = 0;
        foreach (string word in words)
        {
            if (!_wordIds.TryGetValue(word, out int id))
            {
                id = _wordIds.Count;
                _wordIds.Add(word, id);
            }
            long edge = Key(state, id);
            if (!_edges.TryGetValue(edge, out int next))
            {
                next = _entries.Count;
                _edges.Add(edge, next);
                _entries.Add(-1);
                _depths.Add(_depths[state] + 1);
            }
            state = next;
        }
        if (_entries[state] < 0)
        {
            _entries[state] = _entryCount++;
        }
        return _entries[state];
    }

    public NameAutomaton Build()
    {
        int states = _entries.Count;
        long[] keys = [.. _edges.Keys.Order()];
        var offsets = new int[states + 1];
        var words = new int[keys.Length];
        var targets = new int[keys.Length];
        var startEdges = new int[_wordIds.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            int state = (int)(keys[i] >>> 32);
            offsets[state + 1]++;
            words[i] = (int)(keys[i] & 0xFFFFFFFF);
            targets[i] = _edges[keys[i]];
            if (state == 0)
            {
                startEdges[words[i]] = targets[i];
            }
        }
        for (int state = 0; state < states; state++)
        {
            offsets[state + 1] += offsets[state];
        }
        var failures = new int[states];
        var outputs = new int[states];
        Link(offsets, words, targets, failures, outputs);
        return new NameAutomaton(new AutomatonParts(
            _wordIds, startEdges, offsets, words, targets, failures, outputs, [.. _entries], [.. _depths]));
    }

    private static long Key(int state, int word) => ((long)state << 32) | (uint)word;

    /// <summary>Breadth first: a state's failure is the longest proper suffix that is a state.</summary>
    private void Link(int[] offsets, int[] words, int[] targets, int[] failures, int[] outputs)
    {
        var queue = new Queue<int>();
        queue.Enqueue(0);
        while (queue.TryDequeue(out int state))
        {
            for (int edge = offsets[state]; edge < offsets[state + 1]; edge++)
            {
                int target = targets[edge];
                queue.Enqueue(target);
                int suffix = failures[state];
                int failure = 0;
                while (state != 0 && !_edges.TryGetValue(Key(suffix, words[edge]), out failure) && suffix != 0)
                {
                    suffix = failures[suffix];
                }
                failures[target] = failure;
                outputs[target] = _entries[failure] >= 0 ? failure : outputs[failure];
            }
        }
    }
}
