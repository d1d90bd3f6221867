using Search.Codecs.BlockTree;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>
/// The postings of a term, a block of up to 128 documents at a time. Frequencies are decoded when first asked for, positions likewise; documents
/// before a target are passed over by the skip data.
/// </summary>
internal sealed class BlockPostingsEnum : PostingsEnum
{
    private static readonly Impact[] NoImpacts = [new(int.MaxValue, 1)];
    private readonly PostingsReader _files;
    private readonly IndexInput _input;
    private readonly FieldInfo _field;
    private readonly PostingsFlags _flags;
    private readonly int[] _docs = ForBlock.NewBuffer();
    private readonly int[] _freqs;
    private readonly PositionsCursor? _positions;
    private SkipReader? _skip;
    private TermMetadata _term;
    private bool _hasSkip;
    private bool _skipRead;
    private long _maxFreq;
    private long _docPointer;
    private long _freqPointer;
    private int _doc;
    private int _index;
    private int _count;
    private int _lastDoc;
    private int _remaining;
    private bool _freqsDecoded;
    private int _positionsDoc;
    private int _positionsLeft;
    private int[] _runOffsets = [];
    private bool _runOffsetsKnown;
    private long _runPointer;
    private long _runOffset;

    /// <summary>An enumerator for terms of one field; <see cref="Reset"/> gives it a term.</summary>
    public BlockPostingsEnum(PostingsReader files, FieldInfo field, PostingsFlags flags)
    {
        _files = files;
        _input = files.Doc;
        _field = field;
        _flags = flags;
        _freqs = field.HasFreqs && (flags & PostingsFlags.Freqs) != 0 ? ForBlock.NewBuffer() : new int[ForBlock.Size];
        if (field.HasPositions && (flags & PostingsFlags.Positions) == PostingsFlags.Positions)
        {
            _positions = new PositionsCursor(
                files.Pos ?? throw new InvalidOperationException("a field with positions in a segment without .pos"),
                files.Pay,
                field,
                flags);
        }
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _term.DocFreq;

    /// <inheritdoc/>
    public override int Freq
    {
        get
        {
            if (!_freqsDecoded)
            {
                DecodeFreqs();
            }
            return _freqs[_index];
        }
    }

    /// <inheritdoc/>
    public override int StartOffset => _positions?.StartOffset ?? -1;

    /// <inheritdoc/>
    public override int EndOffset => _positions?.EndOffset ?? -1;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Payload => _positions is null ? [] : _positions.Payload;

    /// <inheritdoc/>
    public override int ImpactLevels => _hasSkip ? Skip().LevelCount : 1;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockDocs => _docs.AsSpan(0, _count);

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockFreqs
    {
        get
        {
            if (!_freqsDecoded)
            {
                DecodeFreqs();
            }
            return _freqs.AsSpan(0, _count);
        }
    }

    private bool StoresFreqs => _freqs.Length == ForBlock.BufferLength;

    /// <summary>Whether this enumerator can take a term of that field with those wishes.</summary>
    public bool Fits(PostingsReader files, FieldInfo field, PostingsFlags flags) =>
        ReferenceEquals(_files, files) && ReferenceEquals(_field, field) && _flags == flags;

    /// <summary>Begins a term.</summary>
    public void Reset(in TermMetadata term)
    {
        _term = term;
        _doc = -1;
        _index = -1;
        _count = 0;
        _lastDoc = 0;
        _remaining = term.DocFreq;
        _docPointer = term.DocStart;
        _hasSkip = term.DocFreq > ForBlock.Size;
        _skipRead = false;
        _maxFreq = term.TotalTermFreq - term.DocFreq + 1;
        _freqsDecoded = false;
        _positionsDoc = _positionsLeft = 0;
        _positions?.Reset(in term);
        _runOffsets = [];
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        int next = _index + 1;
        if (next >= _count)
        {
            if (!NextBlock())
            {
                return _doc = NoMoreDocs;
            }
            next = 0;
        }
        _index = next;
        return _doc = _docs[next];
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (_count == 0 || target > _docs[_count - 1])
        {
            if (!SeekBlock(target))
            {
                return _doc = NoMoreDocs;
            }
            _index = -1;
        }
        _index = FirstAtOrAfter(target, _index + 1);
        return _doc = _docs[_index];
    }

    /// <inheritdoc/>
    public override int AdvanceBlock(int target)
    {
        if (_count == 0 || target > _docs[_count - 1])
        {
            // The block that follows needs no skip data.
            bool found = _count > 0 && target == _docs[_count - 1] + 1 ? NextBlock() : SeekBlock(target);
            if (!found)
            {
                _doc = NoMoreDocs;
                return 0;
            }
        }
        _doc = _docs[_count - 1];
        return _count;
    }

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (_positions is null)
        {
            return -1;
        }
        if (_positionsDoc <= _index)
        {
            StartPositions(_positions);
        }
        if (--_positionsLeft < 0)
        {
            throw new CorruptIndexException(
                _input.Resource, _freqPointer, $"a position at most as often as document {_doc} has", "a demand for more");
        }
        return _positions.Next();
    }

    /// <inheritdoc/>
    public override int ReadPositions(ref int[] positions)
    {
        if (_positions is null)
        {
            return 0;
        }
        if (_positionsDoc <= _index)
        {
            StartPositions(_positions);
        }
        int count = _positionsLeft;
        _positionsLeft = 0;
        return _positions.ReadAll(count, ref positions);
    }

    /// <inheritdoc/>
    public override PositionRuns? OpenPositionRuns()
    {
        if (!_field.HasPositions || !StoresFreqs || _files.Pos is null || _count > 0)
        {
            return null;
        }
        _runOffsets = new int[1 + ForBlock.Size];
        _runOffsetsKnown = false;
        _runPointer = _term.PosStart;
        _runOffset = 0;
        return new PositionRunReader(_files.Pos, _field, in _term);
    }

    /// <inheritdoc/>
    public override PositionPlace BlockPositions => new(_runPointer, _runOffset);

    /// <inheritdoc/>
    public override ReadOnlySpan<int> BlockPositionOffsets
    {
        get
        {
            if (!_runOffsetsKnown && _runOffsets.Length > 0)
            {
                Span<int> sums = _runOffsets.AsSpan(1);
                BlockFreqs.CopyTo(sums);
                PrefixSum.Accumulate(sums, 0);
                _runOffsetsKnown = true;
            }
            return _runOffsets.AsSpan(0, Math.Min(_count, _runOffsets.Length));
        }
    }

    /// <inheritdoc/>
    public override void AdvanceShallow(int target)
    {
        if (_hasSkip)
        {
            Skip().Advance(target);
        }
    }

    /// <inheritdoc/>
    public override int GetDocIdUpTo(int level)
    {
        if (!_hasSkip)
        {
            return NoMoreDocs;
        }
        SkipReader skip = Skip();
        skip.Advance(0);
        return skip.DocUpTo(level);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level)
    {
        if (!_hasSkip)
        {
            return NoImpacts;
        }
        SkipReader skip = Skip();
        skip.Advance(0);
        return skip.Impacts(level);
    }

    private SkipReader Skip()
    {
        SkipReader skip = _skip ??= new SkipReader(_input, _field, _files.MaxDoc);
        if (!_skipRead)
        {
            skip.Reset(in _term);
            _skipRead = true;
        }
        return skip;
    }

    // The first document of the block at or after a target that is not past the block's end.
    private int FirstAtOrAfter(int target, int from)
    {
        int[] docs = _docs;
        int low = from;
        int high = _count - 1;
        // Dense targets are near: look at a few before halving.
        for (int end = Math.Min(low + 4, high); low < end; low++)
        {
            if (docs[low] >= target)
            {
                return low;
            }
        }
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (docs[middle] < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    // Decodes the block that holds the first document at or after the target.
    private bool SeekBlock(int target)
    {
        if (_hasSkip && _remaining > 0)
        {
            SkipReader skip = Skip();
            skip.Advance(target);
            ref readonly SkipEntry start = ref skip.BlockStart;
            int passed = _term.DocFreq - _remaining;
            if (start.Index * ForBlock.Size > passed && start.Doc < target)
            {
                _remaining = _term.DocFreq - (start.Index * ForBlock.Size);
                _docPointer = start.DocPointer;
                _lastDoc = start.Doc;
                _positions?.Seek(start.PosPointer, start.PayPointer, start.PosOffset);
                _positionsDoc = _positionsLeft = 0;
                _runPointer = start.PosPointer;
                _runOffset = start.PosOffset;
                _runOffsetsKnown = false;
                _count = 0;
            }
        }
        do
        {
            if (!NextBlock())
            {
                return false;
            }
        }
        while (_docs[_count - 1] < target);
        return true;
    }

    private bool NextBlock()
    {
        if (_positions is not null && _positionsDoc < _count)
        {
            PassPositions(_positions, _count);
            _positionsDoc = _count;
        }
        if (_runOffsets.Length > 0 && _count > 0)
        {
            _runOffset += _runOffsetsKnown ? _runOffsets[_count] : PrefixSum.Sum(BlockFreqs);
            _runOffsetsKnown = false;
        }
        if (_remaining == 0)
        {
            _count = 0;
            _index = -1;
            return false;
        }
        _freqsDecoded = false;
        _positionsDoc = 0;
        if (_remaining >= ForBlock.Size)
        {
            _docPointer = PForBlock.DecodeDeltas(_input, _docPointer, _lastDoc, _files.MaxDoc, _docs);
            if (_field.HasFreqs)
            {
                _freqPointer = _docPointer;
                _docPointer = PForBlock.Skip(_input, _docPointer);
            }
            _count = ForBlock.Size;
        }
        else if (_term.DocFreq == 1)
        {
            _docs[0] = _term.SingletonDoc;
            _freqs[0] = (int)Math.Min(_term.TotalTermFreq, int.MaxValue);
            _freqsDecoded = true;
            _count = 1;
        }
        else
        {
            ReadTail();
        }
        _remaining -= _count;
        _lastDoc = _docs[_count - 1];
        return true;
    }

    private void ReadTail()
    {
        ByteCursor cursor = _input.Cursor(_docPointer);
        long doc = _lastDoc;
        bool hasFreqs = _field.HasFreqs;
        for (int i = 0; i < _remaining; i++)
        {
            int code = cursor.ReadVInt();
            int freq = 1;
            if (hasFreqs)
            {
                doc += code >>> 1;
                if ((code & 1) == 0)
                {
                    freq = cursor.ReadVInt();
                    CheckFreq(freq, _docPointer + cursor.Position);
                }
            }
            else
            {
                doc += (uint)code;
            }
            if (doc >= _files.MaxDoc)
            {
                throw cursor.Corrupt($"a document below {_files.MaxDoc}", $"{doc}");
            }
            _docs[i] = (int)doc;
            _freqs[i] = freq;
        }
        _freqsDecoded = true;
        _count = _remaining;
        _docPointer += cursor.Position;
    }

    private void DecodeFreqs()
    {
        if (!_field.HasFreqs || !StoresFreqs)
        {
            _freqs.AsSpan(0, ForBlock.Size).Fill(1);
        }
        else
        {
            PForBlock.Decode(_input, _freqPointer, _freqs);
            if (PForBlock.Bound(_input, _freqPointer, _freqs) > _maxFreq)
            {
                for (int i = 0; i < ForBlock.Size; i++)
                {
                    CheckFreq(_freqs[i], _freqPointer);
                }
            }
        }
        _freqsDecoded = true;
    }

    private void CheckFreq(int freq, long offset)
    {
        if (freq < 1 || freq > _maxFreq)
        {
            throw new CorruptIndexException(_input.Resource, offset, $"a frequency in 1..{_maxFreq}", $"{freq}");
        }
    }

    // Brings the positions to the current document, whose first position is wanted.
    private void StartPositions(PositionsCursor positions)
    {
        if (!_freqsDecoded)
        {
            DecodeFreqs();
        }
        int index = _index;
        if (_positionsLeft > 0 || _positionsDoc < index)
        {
            PassPositions(positions, index);
        }
        _positionsLeft = _freqs[index];
        _positionsDoc = index + 1;
        positions.StartDocument();
    }

    // Counts what was not read: the rest of the document read last, and all documents before one of the block.
    private void PassPositions(PositionsCursor positions, int index)
    {
        if (!_freqsDecoded)
        {
            DecodeFreqs();
        }
        long skipped = PrefixSum.Sum(_freqs.AsSpan(_positionsDoc, index - _positionsDoc));
        positions.Pass(Math.Max(_positionsLeft, 0) + skipped);
        _positionsLeft = 0;
    }
}
