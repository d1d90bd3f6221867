using Search.Codecs.BlockTree;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>
/// The stream of positions of a term, with payloads and offsets when they are wanted. Positions of passed documents are only counted
/// (<see cref="Pass"/>) and skipped, whole blocks undecoded, when the next one is read.
/// </summary>
internal sealed class PositionsCursor
{
    private readonly IndexInput _pos;
    private readonly IndexInput? _pay;
    private readonly FieldInfo _field;
    private readonly bool _wantPayloads;
    private readonly bool _wantOffsets;
    private readonly bool _wantMore;
    private readonly int[] _deltas = ForBlock.NewBuffer();
    private readonly int[] _payloadLengths;
    private readonly int[] _startDeltas;
    private readonly int[] _offsetLengths;
    private byte[] _tailPayloads = [];
    private long _posPointer;
    private long _payPointer;
    private long _tailPointer;
    private int _tailCount;
    private bool _inTail;
    private int _index;
    private int _count;
    private long _pending;
    private long _payloadsAt;
    private int _payloadLength;
    private int _position;

    /// <summary>A cursor for terms of one field.</summary>
    public PositionsCursor(IndexInput pos, IndexInput? pay, FieldInfo field, PostingsFlags flags)
    {
        _pos = pos;
        _pay = pay;
        _field = field;
        _wantPayloads = field.HasPayloads && (flags & PostingsFlags.Payloads) == PostingsFlags.Payloads;
        _wantOffsets = field.HasOffsets && (flags & PostingsFlags.Offsets) == PostingsFlags.Offsets;
        _wantMore = _wantPayloads || _wantOffsets;
        _payloadLengths = _wantPayloads ? ForBlock.NewBuffer() : [];
        _startDeltas = _wantOffsets ? ForBlock.NewBuffer() : [];
        _offsetLengths = _wantOffsets ? ForBlock.NewBuffer() : [];
    }

    /// <summary>Start offset at the current position, or -1.</summary>
    public int StartOffset { get; private set; }

    /// <summary>End offset at the current position, or -1.</summary>
    public int EndOffset { get; private set; }

    /// <summary>Payload at the current position.</summary>
    public ReadOnlySpan<byte> Payload => _payloadLength == 0 ? []
        : _inTail ? _tailPayloads.AsSpan((int)_payloadsAt - _payloadLength, _payloadLength)
        : Pay().Span(_payloadsAt - _payloadLength, _payloadLength);

    /// <summary>Begins a term.</summary>
    public void Reset(in TermMetadata term)
    {
        _tailPointer = term.TotalTermFreq < ForBlock.Size ? term.PosStart
            : term.TotalTermFreq == ForBlock.Size ? -1
            : term.PosStart + term.LastPosBlockOffset;
        _tailCount = (int)(term.TotalTermFreq & (ForBlock.Size - 1));
        Seek(term.PosStart, term.PayStart, 0);
    }

    /// <summary>Goes on at a block, after some of its positions.</summary>
    public void Seek(long posPointer, long payPointer, int offset)
    {
        _posPointer = posPointer;
        _payPointer = payPointer;
        _pending = offset;
        _index = _count = 0;
        _inTail = false;
        StartDocument();
    }

    /// <summary>Leaves positions of earlier documents behind.</summary>
    public void Pass(long positions) => _pending += positions;

    /// <summary>The next position is the first of a document.</summary>
    public void StartDocument()
    {
        _position = 0;
        StartOffset = EndOffset = _wantOffsets ? 0 : -1;
        _payloadLength = 0;
    }

    /// <summary>The next position.</summary>
    public int Next()
    {
        if (_pending > 0)
        {
            SkipPending();
        }
        if (_index == _count)
        {
            Refill();
        }
        int i = _index++;
        int position = _position + _deltas[i];
        _position = position;
        if (position < 0)
        {
            throw Overflow();
        }
        if (_wantMore)
        {
            ReadMore(i);
        }
        return position;
    }

    /// <summary>The next positions, up to the end of a document.</summary>
    /// <param name="count">How many. The array grows only as positions are found to exist.</param>
    /// <param name="positions">Receives them.</param>
    public int ReadAll(int count, ref int[] positions)
    {
        if (_pending > 0)
        {
            SkipPending();
        }
        int done = 0;
        while (done < count)
        {
            if (_index == _count)
            {
                Refill();
            }
            int part = Math.Min(count - done, _count - _index);
            if (positions.Length < done + part)
            {
                Array.Resize(ref positions, Math.Max(done + part, Math.Min(count, positions.Length * 2)));
            }
            int position = _position;
            int signs = 0;
            ReadOnlySpan<int> deltas = _deltas.AsSpan(_index, part);
            Span<int> target = positions.AsSpan(done, part);
            for (int i = 0; i < deltas.Length && i < target.Length; i++)
            {
                position += deltas[i];
                signs |= position;
                target[i] = position;
            }
            if (signs < 0)
            {
                throw Overflow();
            }
            if (_wantPayloads)
            {
                _payloadsAt += PrefixSum.Sum(_payloadLengths.AsSpan(_index, part));
            }
            _position = position;
            _index += part;
            done += part;
        }
        return count;
    }

    private void ReadMore(int i)
    {
        if (_wantPayloads)
        {
            _payloadLength = _payloadLengths[i];
            _payloadsAt += _payloadLength;
        }
        if (_wantOffsets)
        {
            StartOffset += _startDeltas[i];
            EndOffset = StartOffset + _offsetLengths[i];
            if (StartOffset < 0 || EndOffset < StartOffset)
            {
                throw Overflow();
            }
        }
    }

    private CorruptIndexException Overflow() => new(
        _pos.Resource, _posPointer, "31-bit positions and offsets", $"{_position}, {StartOffset}, {EndOffset}");

    private void SkipPending()
    {
        while (_pending > 0)
        {
            int left = _count - _index;
            if (_pending <= left)
            {
                if (_wantPayloads)
                {
                    _payloadsAt += PrefixSum.Sum(_payloadLengths.AsSpan(_index, (int)_pending));
                }
                _index += (int)_pending;
                _pending = 0;
                return;
            }
            _pending -= left;
            _index = _count;
            if (_pending >= ForBlock.Size && _posPointer != _tailPointer)
            {
                SkipBlock();
                _pending -= ForBlock.Size;
            }
            else
            {
                Refill();
            }
        }
    }

    private void Refill()
    {
        if (_inTail || (_tailPointer >= 0 && _posPointer > _tailPointer))
        {
            throw new CorruptIndexException(
                _pos.Resource, _posPointer, "as many positions as the term has occurrences", "a demand for more");
        }
        _index = 0;
        if (_posPointer == _tailPointer)
        {
            ReadTail();
            _count = _tailCount;
            _inTail = true;
            if (_count == 0)
            {
                Refill();
            }
            return;
        }
        _count = ForBlock.Size;
        _posPointer = PForBlock.Decode(_pos, _posPointer, _deltas);
        if (_wantMore)
        {
            ReadPayBlock();
        }
    }

    private void ReadPayBlock()
    {
        IndexInput pay = Pay();
        if (_field.HasPayloads)
        {
            _payPointer = _wantPayloads
                ? PForBlock.Decode(pay, _payPointer, _payloadLengths)
                : PForBlock.Skip(pay, _payPointer);
            ByteCursor cursor = pay.Cursor(_payPointer);
            int length = cursor.ReadVInt();
            cursor.ReadBytes(length);
            _payloadsAt = _payPointer + cursor.Position - length;
            if (_wantPayloads && PrefixSum.Sum(_payloadLengths.AsSpan(0, ForBlock.Size)) != length)
            {
                throw cursor.Corrupt("payloads of the stated lengths together", $"{length} bytes");
            }
            _payPointer += cursor.Position;
        }
        if (_field.HasOffsets)
        {
            if (_wantOffsets)
            {
                _payPointer = PForBlock.Decode(pay, _payPointer, _startDeltas);
                _payPointer = PForBlock.Decode(pay, _payPointer, _offsetLengths);
            }
            else
            {
                _payPointer = PForBlock.Skip(pay, PForBlock.Skip(pay, _payPointer));
            }
        }
    }

    private void SkipBlock()
    {
        _posPointer = PForBlock.Skip(_pos, _posPointer);
        if (!_wantMore)
        {
            return;
        }
        IndexInput pay = Pay();
        if (_field.HasPayloads)
        {
            _payPointer = PForBlock.Skip(pay, _payPointer);
            ByteCursor cursor = pay.Cursor(_payPointer);
            cursor.ReadBytes(cursor.ReadVInt());
            _payPointer += cursor.Position;
        }
        if (_field.HasOffsets)
        {
            _payPointer = PForBlock.Skip(pay, PForBlock.Skip(pay, _payPointer));
        }
    }

    // The positions after the last full block, with everything else between them.
    private void ReadTail()
    {
        ByteCursor cursor = _pos.Cursor(_posPointer);
        int payloadLength = 0;
        int offsetLength = 0;
        int used = 0;
        for (int i = 0; i < _tailCount; i++)
        {
            int code = cursor.ReadVInt();
            if (_field.HasPayloads)
            {
                if ((code & 1) != 0)
                {
                    payloadLength = cursor.ReadVInt();
                }
                code >>>= 1;
                ReadOnlySpan<byte> bytes = cursor.ReadBytes(payloadLength);
                if (_wantPayloads)
                {
                    _payloadLengths[i] = payloadLength;
                    used = AppendTailPayload(bytes, used);
                }
            }
            _deltas[i] = code;
            if (_field.HasOffsets)
            {
                int start = cursor.ReadVInt();
                if ((start & 1) != 0)
                {
                    offsetLength = cursor.ReadVInt();
                }
                if (_wantOffsets)
                {
                    _startDeltas[i] = start >>> 1;
                    _offsetLengths[i] = offsetLength;
                }
            }
        }
        _payloadsAt = 0;
    }

    private int AppendTailPayload(ReadOnlySpan<byte> bytes, int used)
    {
        if (used + bytes.Length > _tailPayloads.Length)
        {
            Array.Resize(ref _tailPayloads, Math.Max(used + bytes.Length, _tailPayloads.Length * 2));
        }
        bytes.CopyTo(_tailPayloads.AsSpan(used));
        return used + bytes.Length;
    }

    private IndexInput Pay() => _pay
        ?? throw new InvalidOperationException("a field with payloads or offsets in a segment without .pay");
}
