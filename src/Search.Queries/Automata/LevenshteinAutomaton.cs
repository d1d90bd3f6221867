using System.Text;
using Search.Codecs;

namespace Search.Queries.Automata;

/// <summary>
/// The terms within an edit distance (insertions, deletions, substitutions, and transpositions of neighbours) of a word,
/// made lazily: a state is the set of places in the word that a read prefix can stand for, one bit set for each number
/// of edits, relative to the number of characters read (Wu and Manber, 1992; transpositions as in Schulz and Mihov,
/// 2002). Limits may be lowered while the automaton is in use. For one thread.
/// </summary>
internal sealed class LevenshteinAutomaton : ByteAutomaton
{
    /// <summary>The greatest distance.</summary>
    internal const int MaxEdits = 2;

    /// <summary>As a distance: the state does not accept.</summary>
    internal const int NoMatch = int.MaxValue;

    private const int Center = 1 << MaxEdits;
    private const int Window = (1 << ((2 * MaxEdits) + 1)) - 1;
    private readonly byte[] _prefix;
    private readonly int[] _word;
    private readonly bool _transpositions;
    private readonly int[] _letters;
    private readonly byte[][] _letterBytes;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _known = [];
    private readonly List<int> _distances = [];
    private readonly List<int> _leastEdits = [];
    private int _limit;

    /// <summary>The automaton of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="maxEdits">The greatest distance, 0 to 2.</param>
    /// <param name="prefixLength">Characters at the beginning that must be equal.</param>
    /// <param name="transpositions">Whether two neighbours may be exchanged in one edit.</param>
    internal LevenshteinAutomaton(string word, int maxEdits, int prefixLength, bool transpositions)
        : base(ClassesOf(word))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, MaxEdits);
        int[] points = CodePoints.Of(word);
        prefixLength = Math.Min(prefixLength, points.Length);
        _prefix = Encode(points.AsSpan(0, prefixLength));
        _word = points[prefixLength..];
        _letters = [.. _word.Distinct()];
        _letterBytes = [.. _letters.Select(l => Encode([l]))];
        _transpositions = transpositions;
        _limit = maxEdits;
        int start = Close(Center, 0);
        for (int i = 0; i < _prefix.Length; i++)
        {
            Enter(new Node(i - _prefix.Length, Center, 0, 0));
        }
        Enter(new Node(0, start, 0, 0));
    }

    /// <inheritdoc/>
    public override int Start => 0;

    /// <summary>The distance of a term that ends in a state, or <see cref="NoMatch"/>.</summary>
    internal int Distance(int state) => _distances[state];

    /// <summary>Lowers the greatest distance.</summary>
    internal void Limit(int maxEdits)
    {
        if (maxEdits < _limit)
        {
            _limit = maxEdits;
            Prune(state => _leastEdits[state] > maxEdits);
        }
    }

    /// <inheritdoc/>
    public override bool IsAccept(int state) => _distances[state] <= _limit;

    /// <inheritdoc/>
    protected override int Follow(int state, byte label)
    {
        Node node = _nodes[state];
        if (node.Depth < 0)
        {
            return label == _prefix[node.Depth + _prefix.Length] ? state + 1 : Dead;
        }
        if (node.Left == 0)
        {
            int length = label < 0xC0 ? 1 : label < 0xE0 ? 2 : label < 0xF0 ? 3 : 4;
            return length > 1
                ? Enter(node with { Left = length - 1, Read = Reading([label]) })
                : Enter(Advance(node, label < 0x80 ? Array.IndexOf(_letters, label) : -1));
        }
        long read = Extend(node.Read, label);
        return node.Left > 1
            ? Enter(node with { Left = node.Left - 1, Read = read })
            : Enter(Advance(node, read < 0 ? -1 : LetterOf(read)));
    }

    private int Enter(Node node)
    {
        if (node.Sets == 0)
        {
            return Dead;
        }
        if (!_known.TryGetValue(node, out int state))
        {
            state = AddState();
            _known.Add(node, state);
            _nodes.Add(node);
            _distances.Add(node.Left > 0 || node.Depth < 0 ? NoMatch : DistanceOf(node));
            _leastEdits.Add(LeastEdits(node.Sets));
        }
        return _leastEdits[state] > _limit ? Dead : state;
    }

    /// <summary>The node after one character, a letter of the word by its index or -1.</summary>
    private Node Advance(Node node, int letter)
    {
        int hits = letter < 0 ? 0 : HitsOf(node.Depth, _letters[letter]);
        int valid = Valid(node.Depth);
        int exact = Set(node.Sets, 0);
        int one = Set(node.Sets, 1) | ((exact << 1) & valid);
        int two = Set(node.Sets, 2) | ((one << 1) & valid);
        int depth = node.Depth + 1;
        valid = Valid(depth);
        int nextExact = exact & hits & valid;
        int nextOne = (one & hits) | (exact >> 1) | exact | ((Set(node.Sets, 3) & hits) << 1);
        int nextTwo = (two & hits) | (one >> 1) | one | ((Set(node.Sets, 4) & hits) << 1);
        int swapOne = _transpositions ? (exact & (hits >> 1)) >> 1 : 0;
        int swapTwo = _transpositions ? (one & (hits >> 1)) >> 1 : 0;
        return new Node(
            depth,
            Close(nextExact, depth, nextOne, nextTwo, swapOne & valid, swapTwo & valid),
            0,
            0);
    }

    /// <summary>Drops places that follow from others with fewer edits (<see cref="Advance"/> adds deletions again), and
    /// packs the sets.</summary>
    private int Close(int exact, int depth, int one = 0, int two = 0, int swapOne = 0, int swapTwo = 0)
    {
        int valid = Valid(depth);
        one = (one | (exact << 1)) & valid;
        two = (two | (one << 1)) & valid;
        one &= ~Around(exact);
        two &= ~(Around(one) | Around(Around(exact)));
        if (_limit < 2)
        {
            two = swapTwo = 0;
        }
        if (_limit < 1)
        {
            one = swapOne = 0;
        }
        return exact | (one << 5) | (two << 10) | (swapOne << 15) | (swapTwo << 20);
    }

    private static int Around(int set) => (set | (set << 1) | (set >> 1)) & Window;

    private static int Set(int sets, int index) => (sets >> (5 * index)) & Window;

    /// <summary>Bits of the places that lie in the word or at its end.</summary>
    private int Valid(int depth)
    {
        int bits = 0;
        for (int i = -MaxEdits; i <= MaxEdits; i++)
        {
            bits |= depth + i >= 0 && depth + i <= _word.Length ? Center << MaxEdits >> (MaxEdits - i) : 0;
        }
        return bits;
    }

    /// <summary>Bits of the places at which the word has a letter.</summary>
    private int HitsOf(int depth, int letter)
    {
        int bits = 0;
        for (int i = -MaxEdits; i <= MaxEdits; i++)
        {
            int at = depth + i;
            bits |= at >= 0 && at < _word.Length && _word[at] == letter ? Center << MaxEdits >> (MaxEdits - i) : 0;
        }
        return bits;
    }

    private int DistanceOf(Node node)
    {
        int best = NoMatch;
        for (int edits = 0; edits <= MaxEdits; edits++)
        {
            for (int i = -MaxEdits; i <= MaxEdits; i++)
            {
                if ((Set(node.Sets, edits) >> (i + MaxEdits) & 1) != 0)
                {
                    best = Math.Min(best, edits + _word.Length - node.Depth - i);
                }
            }
        }
        return best <= MaxEdits ? best : NoMatch;
    }

    private static int LeastEdits(int sets) =>
        Set(sets, 0) != 0 ? 0
        : (Set(sets, 1) | Set(sets, 3)) != 0 ? 1
        : 2;

    private long Reading(ReadOnlySpan<byte> bytes)
    {
        foreach (byte[] letter in _letterBytes)
        {
            if (letter.AsSpan().StartsWith(bytes))
            {
                long packed = 0;
                foreach (byte b in bytes)
                {
                    packed = packed << 8 | b;
                }
                return packed;
            }
        }
        return -1;
    }

    private long Extend(long read, byte label)
    {
        if (read < 0)
        {
            return -1;
        }
        byte[] bytes = read > 0xFFFF ? [(byte)(read >> 16), (byte)(read >> 8), (byte)read, label]
            : read > 0xFF ? [(byte)(read >> 8), (byte)read, label]
            : [(byte)read, label];
        return Reading(bytes);
    }

    private int LetterOf(long packed)
    {
        for (int i = 0; i < _letterBytes.Length; i++)
        {
            long letter = 0;
            foreach (byte b in _letterBytes[i])
            {
                letter = letter << 8 | b;
            }
            if (letter == packed)
            {
                return i;
            }
        }
        return -1;
    }

    private static byte[] Encode(ReadOnlySpan<int> points)
    {
        var text = new StringBuilder();
        foreach (int point in points)
        {
            text.Append(Rune.IsValid(point) ? new Rune(point).ToString() : Rune.ReplacementChar.ToString());
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Each byte of the word has its class; all others of one role in UTF-8 share one.</summary>
    private static byte[] ClassesOf(string word)
    {
        var classes = new byte[256];
        for (int label = 0; label < 256; label++)
        {
            classes[label] = (byte)(label < 0x80 ? 0 : label < 0xC0 ? 1 : label < 0xE0 ? 2 : label < 0xF0 ? 3 : 4);
        }
        byte next = 5;
        foreach (byte label in Encode(CodePoints.Of(word)).Distinct())
        {
            classes[label] = next++;
        }
        return classes;
    }

    /// <summary>What has been read.</summary>
    /// <param name="Depth">Characters after the prefix; negative inside the prefix.</param>
    /// <param name="Sets">Places for 0, 1 and 2 edits, and those in the middle of a transposition.</param>
    /// <param name="Left">Bytes that the current character still needs.</param>
    /// <param name="Read">Its bytes so far; -1 when no letter of the word begins so.</param>
    private readonly record struct Node(int Depth, int Sets, int Left, long Read);
}
