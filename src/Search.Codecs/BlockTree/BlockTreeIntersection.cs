using Search.Codecs.Fst;
using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Walks the blocks of a field with an automaton: only blocks (and floor blocks) whose prefix leaves it alive are read, beginning with
/// the deepest one that holds every term with the automaton's common prefix.
/// </summary>
internal sealed class BlockTreeIntersection : TermIntersection
{
    private readonly FieldTerms _field;
    private readonly ByteAutomaton _automaton;
    private readonly FstMatches _matches = new();
    private readonly List<Level> _stack = [];
    private byte[] _term = new byte[64];
    private int _termLength;
    private int _depth;
    private int _state;
    private bool _started;
    private bool _hasMetadata;
    private TermMetadata _metadata;
    private long _loads;

    /// <summary>An intersection before its first term.</summary>
    public BlockTreeIntersection(FieldTerms field, ByteAutomaton automaton)
    {
        _field = field;
        _automaton = automaton;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _termLength);

    /// <inheritdoc/>
    public override int State => _state;

    /// <inheritdoc/>
    public override int DocFreq => Metadata().DocFreq;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        _hasMetadata = false;
        if (!_started)
        {
            _started = true;
            Begin();
        }
        while (_depth > 0)
        {
            Level level = _stack[_depth - 1];
            BlockFrame frame = level.Frame;
            if (frame.NextAlive(_automaton, level.State, out int reached))
            {
                SetTerm(frame.PrefixLength, frame.Suffix);
                if (frame.IsTerm)
                {
                    _state = reached;
                    return true;
                }
                Push(frame.SubBlock, _termLength, reached);
            }
            else if (frame.IsLastInFloor || !LoadNextFloor(level))
            {
                _depth--;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags)
    {
        BlockPostingsEnum postings = _field.Postings.Enum(reuse, _field.Info, flags);
        postings.Reset(in Metadata());
        return postings;
    }

    /// <inheritdoc/>
    public override TermState GetTermState() => new BlockTermState(_field, in Metadata());

    private void Begin()
    {
        if (_automaton.Start < 0)
        {
            return;
        }
        byte[] prefix = _automaton.CommonPrefix();
        _field.Index.Walk(prefix, _matches);
        int match = _matches.Count - 1;
        int length = match < 0 ? 0 : _matches.PrefixLength(match);
        ReadOnlySpan<byte> output = match < 0 ? _field.RootCode : _matches.Output(match);
        BlockPointer block = BlockPointer.Read(
            output, length < prefix.Length ? prefix[length] : -1, _field.DictionaryName);
        SetTerm(0, prefix.AsSpan(0, length));
        Push(block.Start, length, _automaton.Run(_automaton.Start, prefix.AsSpan(0, length)));
    }

    private void Push(long start, int prefixLength, int state)
    {
        if (prefixLength > FieldTerms.MaxTermLength)
        {
            throw Corrupt($"a prefix of at most {FieldTerms.MaxTermLength} bytes", $"{prefixLength}");
        }
        if (_depth == _stack.Count)
        {
            _stack.Add(new Level(new BlockFrame(_field)));
        }
        Level level = _stack[_depth++];
        level.State = state;
        level.FloorRead = false;
        Load(level.Frame, start, prefixLength);
    }

    // A tree has at most two entries a term; blocks that share children would otherwise repeat them without end.
    private void Load(BlockFrame frame, long start, int prefixLength)
    {
        if (++_loads > (2 * _field.Count) + 2)
        {
            throw Corrupt($"the blocks of {_field.Count} terms", "more");
        }
        frame.Load(start, prefixLength);
    }

    /// <summary>Goes on to the next block of the same prefix with a next byte that leaves the automaton alive.</summary>
    private bool LoadNextFloor(Level level)
    {
        BlockFrame frame = level.Frame;
        if (!level.FloorRead)
        {
            ReadFloor(level, frame.PrefixLength);
        }
        foreach ((long start, byte first, byte last) in level.Floor)
        {
            if (start >= frame.End && IsAlive(level.State, first, last))
            {
                Load(frame, start, frame.PrefixLength);
                return true;
            }
        }
        return false;
    }

    private void ReadFloor(Level level, int prefixLength)
    {
        level.FloorRead = true;
        level.Floor.Clear();
        _field.Index.Walk(_term.AsSpan(0, prefixLength), _matches);
        int match = _matches.Count - 1;
        if (prefixLength > 0 && (match < 0 || _matches.PrefixLength(match) != prefixLength))
        {
            throw Corrupt("a prefix that the index knows", "none");
        }
        var cursor = new ByteCursor(match < 0 ? _field.RootCode : _matches.Output(match), _field.DictionaryName);
        long code = cursor.ReadVLong();
        if ((code & 1) == 0)
        {
            throw Corrupt("floor blocks that the index names", "none");
        }
        for (int left = cursor.ReadVInt(); left > 0; left--)
        {
            byte lead = cursor.ReadByte();
            long start = (code >>> 2) + (cursor.ReadVLong() >>> 1);
            if (level.Floor.Count > 0)
            {
                level.Floor[^1] = level.Floor[^1] with { Last = (byte)(lead - 1) };
            }
            level.Floor.Add(new Floor(start, lead, byte.MaxValue));
        }
    }

    private bool IsAlive(int state, byte first, byte last)
    {
        for (int label = first; label <= last; label++)
        {
            if (_automaton.Step(state, (byte)label) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private ref readonly TermMetadata Metadata()
    {
        if (!_hasMetadata)
        {
            if (_depth == 0)
            {
                throw new InvalidOperationException("the intersection is not on a term");
            }
            _stack[_depth - 1].Frame.ReadMetadata(out _metadata);
            _hasMetadata = true;
        }
        return ref _metadata;
    }

    private void SetTerm(int prefixLength, ReadOnlySpan<byte> suffix)
    {
        int length = prefixLength + suffix.Length;
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
        }
        suffix.CopyTo(_term.AsSpan(prefixLength));
        _termLength = length;
    }

    private CorruptIndexException Corrupt(string expected, string found) =>
        new(_field.DictionaryName, -1, expected, found);

    private readonly record struct Floor(long Start, byte First, byte Last);

    private sealed class Level(BlockFrame frame)
    {
        internal BlockFrame Frame => frame;

        internal int State { get; set; }

        internal bool FloorRead { get; set; }

        internal List<Floor> Floor { get; } = [];
    }
}
