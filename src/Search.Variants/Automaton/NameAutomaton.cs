using System.Collections.Frozen;

namespace Search.Variants.Automaton;

/// <summary>
/// Finds every listed surface in a sequence of words in one pass (Aho and Corasick, "Efficient string matching", CACM
/// 18(6), 1975, over words instead of letters). Immutable; thread-safe.
/// </summary>
/// <remarks>
/// State 0 is the start. Words that occur in no surface have id -1 and lead to the start. The edges of a state are a
/// sorted run of <c>_edgeWords</c>; those of the start, which most steps take, are an array by word.
/// </remarks>
internal sealed class NameAutomaton
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordIds;
    private readonly int[] _startEdges;
    private readonly int[] _edgeOffsets;
    private readonly int[] _edgeWords;
    private readonly int[] _edgeTargets;
    private readonly int[] _failures;
    private readonly int[] _outputs;
    private readonly int[] _entries;
    private readonly int[] _depths;

    internal NameAutomaton(AutomatonParts parts)
    {
        _wordIds = parts.WordIds.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _startEdges = parts.StartEdges;
        _edgeOffsets = parts.EdgeOffsets;
        _edgeWords = parts.EdgeWords;
        _edgeTargets = parts.EdgeTargets;
        _failures = parts.Failures;
        _outputs = parts.Outputs;
        _entries = parts.Entries;
        _depths = parts.Depths;
    }

    /// <summary>Number of words that occur in surfaces.</summary>
    public int WordCount => _startEdges.Length;

    /// <summary>Number of states.</summary>
    public int StateCount => _failures.Length;

    /// <summary>The id of a folded word; -1 when no surface has it.</summary>
    public int WordOf(ReadOnlySpan<char> folded) => _wordIds.TryGetValue(folded, out int id) ? id : -1;

    /// <summary>The state after one more word.</summary>
    public int Next(int state, int word)
    {
        if (word < 0)
        {
            return 0;
        }
        while (state != 0)
        {
            int target = Find(state, word);
            if (target != 0)
            {
                return target;
            }
            state = _failures[state];
        }
        return _startEdges[word];
    }

    /// <summary>
    /// The first state, from <paramref name="state"/> along its suffixes, at which a surface ends; 0 for none. The
    /// next one is <see cref="NextOutput"/>.
    /// </summary>
    public int Output(int state) => _entries[state] >= 0 ? state : _outputs[state];

    /// <summary>The next, shorter surface that ends here; 0 for none.</summary>
    public int NextOutput(int state) => _outputs[state];

    /// <summary>Index of the surface that ends at an output state.</summary>
    public int Entry(int state) => _entries[state];

    /// <summary>Number of words of the surface that ends at an output state.</summary>
    public int Length(int state) => _depths[state];

    private int Find(int state, int word)
    {
        int low = _edgeOffsets[state];
        int high = _edgeOffsets[state + 1] - 1;
        while (low <= high)
        {
            int mid = (low + high) >>> 1;
            int found = _edgeWords[mid];
            if (found == word)
            {
                return _edgeTargets[mid];
            }
            if (found < word)
            {
                low = mid + 1;
            }
            else
            {
                high = mid - 1;
            }
        }
        return 0;
    }
}
