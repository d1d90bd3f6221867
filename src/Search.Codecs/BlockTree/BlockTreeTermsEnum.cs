using Search.Codecs.Fst;
using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>
/// Steps and seeks through the terms of a field. An exact seek reads one block and keeps no stack; stepping from there, or
/// seeking the next greater term, builds the stack of blocks from the root down, of which only the deepest is read at once.
/// </summary>
internal sealed class BlockTreeTermsEnum : TermsEnum
{
    private readonly FieldTerms _field;
    private readonly FstMatches _matches = new();
    private readonly BlockFrame _exact;
    private readonly List<BlockFrame> _stack = [];
    private byte[] _term = new byte[64];
    private int _termLength;
    private int _depth;
    private Place _place = Place.Start;
    private TermMetadata _metadata;
    private bool _hasMetadata;
    private long _steps;

    /// <summary>An enumerator before the first term.</summary>
    public BlockTreeTermsEnum(FieldTerms field)
    {
        _field = field;
        _exact = new BlockFrame(field);
    }

    private enum Place
    {
        Start,
        Exact,
        State,
        Stack,
        End,
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => _term.AsSpan(0, _termLength);

    /// <inheritdoc/>
    public override int DocFreq => Metadata().DocFreq;

    /// <inheritdoc/>
    public override long TotalTermFreq => Metadata().TotalTermFreq;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        switch (_place)
        {
            case Place.End:
                return false;
            case Place.Start:
                _steps = 0;
                _depth = 0;
                Push(RootStart(-1), 0).Load(RootStart(-1), 0);
                break;
            case Place.Exact or Place.State:
                if (SeekCeil(Term) != SeekStatus.Found)
                {
                    throw Corrupt("the current term in the dictionary", "none on stepping from it");
                }
                break;
            default:
                break;
        }
        return Step();
    }

    /// <inheritdoc/>
    public override bool SeekExact(ReadOnlySpan<byte> term)
    {
        _hasMetadata = false;
        _place = Place.End;
        if (term.SequenceCompareTo(_field.Min) < 0 || term.SequenceCompareTo(_field.Max) > 0)
        {
            return false;
        }
        _field.Index.Walk(term, _matches);
        int prefixLength = _matches.Count == 0 ? 0 : _matches.PrefixLength(_matches.Count - 1);
        BlockPointer block = Pointer(_matches.Count - 1, prefixLength < term.Length ? term[prefixLength] : -1);
        if (!block.HasTerms)
        {
            return false;
        }
        _exact.Load(block.Start, prefixLength);
        if (!_exact.SeekTerm(term[prefixLength..]))
        {
            return false;
        }
        SetTerm(0, term);
        _place = Place.Exact;
        return true;
    }

    /// <inheritdoc/>
    public override SeekStatus SeekCeil(ReadOnlySpan<byte> term)
    {
        _steps = 0;
        _hasMetadata = false;
        _field.Index.Walk(term, _matches);
        SetTerm(0, term);
        term = Term;
        _depth = 0;
        int count = Math.Max(_matches.Count, 1);
        for (int i = 0; i < count; i++)
        {
            int prefixLength = _matches.Count == 0 ? 0 : _matches.PrefixLength(i);
            BlockPointer block = Pointer(
                _matches.Count == 0 ? -1 : i, prefixLength < term.Length ? term[prefixLength] : -1);
            Push(block.Start, prefixLength);
        }
        _place = Place.Stack;
        BlockFrame frame = _stack[_depth - 1];
        frame.Load(frame.Start, frame.PrefixLength);
        ReadOnlySpan<byte> suffix = term[frame.PrefixLength..];
        while (frame.Next())
        {
            int order = frame.Suffix.SequenceCompareTo(suffix);
            if (order < 0 || (order == 0 && !frame.IsTerm))
            {
                continue;
            }
            if (frame.IsTerm)
            {
                SetTerm(frame.PrefixLength, frame.Suffix);
                return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
            }
            Descend(frame);
            break;
        }
        return Step() ? SeekStatus.NotFound : SeekStatus.End;
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

    /// <inheritdoc/>
    public override void SeekExact(ReadOnlySpan<byte> term, TermState state)
    {
        if (state is not BlockTermState known || known.Owner != _field)
        {
            throw new ArgumentException("the state of a term of another field or segment", nameof(state));
        }
        _metadata = known.Metadata;
        _hasMetadata = true;
        SetTerm(0, term);
        _place = Place.State;
    }

    // From the entry the top frame stands on to the next term.
    private bool Step()
    {
        _hasMetadata = false;
        _place = Place.Stack;
        while (true)
        {
            BlockFrame frame = _stack[_depth - 1];
            if (frame.IsDeferred)
            {
                Resume(frame);
            }
            if (frame.Next())
            {
                if (frame.IsTerm)
                {
                    // Blocks that share children would otherwise repeat them without end.
                    if (++_steps > _field.Count)
                    {
                        throw Corrupt($"{_field.Count} terms", "more");
                    }
                    SetTerm(frame.PrefixLength, frame.Suffix);
                    return true;
                }
                Descend(frame);
            }
            else if (!frame.IsLastInFloor)
            {
                frame.Load(frame.End, frame.PrefixLength);
            }
            else if (--_depth == 0)
            {
                _place = Place.End;
                return false;
            }
        }
    }

    private void Descend(BlockFrame parent)
    {
        SetTerm(parent.PrefixLength, parent.Suffix);
        if (_termLength > FieldTerms.MaxTermLength)
        {
            throw Corrupt($"a prefix of at most {FieldTerms.MaxTermLength} bytes", $"{_termLength}");
        }
        long start = parent.SubBlock;
        Push(start, _termLength).Load(start, _termLength);
    }

    // The child's prefix still begins the current term: the parent goes on after that child.
    private void Resume(BlockFrame parent)
    {
        int childPrefix = _stack[_depth].PrefixLength;
        parent.Load(parent.Start, parent.PrefixLength);
        if (!parent.SeekBlock(_term.AsSpan(parent.PrefixLength, childPrefix - parent.PrefixLength)))
        {
            throw Corrupt("the block that the index names as a child", "none in its parent");
        }
    }

    private BlockFrame Push(long start, int prefixLength)
    {
        if (_depth == _stack.Count)
        {
            _stack.Add(new BlockFrame(_field));
        }
        BlockFrame frame = _stack[_depth++];
        frame.Defer(start, prefixLength);
        return frame;
    }

    private BlockPointer Pointer(int match, int label) => BlockPointer.Read(
        match < 0 ? _field.RootCode : _matches.Output(match), label, _field.DictionaryName);

    private long RootStart(int label) => Pointer(-1, label).Start;

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

    private ref readonly TermMetadata Metadata()
    {
        if (!_hasMetadata)
        {
            BlockFrame frame = _place switch
            {
                Place.Exact => _exact,
                Place.Stack => _stack[_depth - 1],
                _ => throw new InvalidOperationException("the enumerator is not on a term"),
            };
            frame.ReadMetadata(out _metadata);
            _hasMetadata = true;
        }
        return ref _metadata;
    }

    private CorruptIndexException Corrupt(string expected, string found) =>
        new(_field.DictionaryName, -1, expected, found);
}
