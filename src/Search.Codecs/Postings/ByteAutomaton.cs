namespace Search.Codecs;

/// <summary>
/// A deterministic automaton over the bytes of terms, as a table of states by classes of bytes that the automaton does not tell apart.
/// Entries are filled in when they are first needed, so an automaton that is made for one walk makes only the states of that walk;
/// one whose table is complete from the start is thread-safe.
/// </summary>
public abstract class ByteAutomaton
{
    /// <summary>The state from which nothing is accepted.</summary>
    public const int Dead = -1;

    private const int Unknown = -2;
    private readonly byte[] _classes;
    private readonly int _classCount;
    private int[] _next = [];

    /// <summary>An automaton without states.</summary>
    /// <param name="classes">The class of each of the 256 bytes, numbered from 0.</param>
    protected ByteAutomaton(byte[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Length, 256);
        _classes = classes;
        _classCount = classes.Max() + 1;
    }

    /// <summary>The state before the first byte; <see cref="Dead"/> when no term is accepted.</summary>
    public abstract int Start { get; }

    /// <summary>Number of states made so far.</summary>
    public int StateCount { get; private set; }

    /// <summary>The state after a byte, or <see cref="Dead"/>.</summary>
    public int Step(int state, byte label)
    {
        int at = (state * _classCount) + _classes[label];
        int next = _next[at];
        if (next == Unknown)
        {
            next = Follow(state, label);
            _next[at] = next;
        }
        return next;
    }

    /// <summary>The state after several bytes, or <see cref="Dead"/>.</summary>
    public int Run(int state, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length && state >= 0; i++)
        {
            state = Step(state, bytes[i]);
        }
        return state;
    }

    /// <summary>Whether a term may end in a state.</summary>
    public abstract bool IsAccept(int state);

    /// <summary>Whether a term may go on in any way from a state, and end anywhere.</summary>
    public virtual bool AcceptsRest(int state) => false;

    /// <summary>Whether a whole term is accepted.</summary>
    public bool Accepts(ReadOnlySpan<byte> term) => Run(Start, term) is >= 0 and var end && IsAccept(end);

    /// <summary>The bytes that every accepted term begins with.</summary>
    public byte[] CommonPrefix()
    {
        var prefix = new List<byte>();
        int state = Start;
        while (state >= 0 && !IsAccept(state) && prefix.Count < 1024)
        {
            int only = -1;
            for (int label = 0; label < 256; label++)
            {
                if (Step(state, (byte)label) >= 0)
                {
                    if (only >= 0)
                    {
                        return [.. prefix];
                    }
                    only = label;
                }
            }
            if (only < 0)
            {
                break;
            }
            prefix.Add((byte)only);
            state = Step(state, (byte)only);
        }
        return [.. prefix];
    }

    /// <summary>Works out the state after a byte; called once for a state and a class of bytes.</summary>
    protected abstract int Follow(int state, byte label);

    /// <summary>Makes a state with no transition known.</summary>
    protected int AddState()
    {
        int end = (StateCount + 1) * _classCount;
        if (end > _next.Length)
        {
            int old = _next.Length;
            Array.Resize(ref _next, Math.Max(end, old * 2));
            _next.AsSpan(old).Fill(Unknown);
        }
        return StateCount++;
    }

    /// <summary>Fills in a transition.</summary>
    protected void SetNext(int state, byte label, int next) => _next[(state * _classCount) + _classes[label]] = next;

    /// <summary>Makes transitions to states that fail a check dead.</summary>
    protected void Prune(Predicate<int> isDead)
    {
        ArgumentNullException.ThrowIfNull(isDead);
        Span<int> made = _next.AsSpan(0, StateCount * _classCount);
        for (int i = 0; i < made.Length; i++)
        {
            if (made[i] >= 0 && isDead(made[i]))
            {
                made[i] = Dead;
            }
        }
    }
}
