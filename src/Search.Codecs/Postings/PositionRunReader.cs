using Search.Codecs.BlockTree;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>
/// Positions of chosen postings of a term: a block of deltas is summed up once, so that the positions of each of its
/// documents are differences; blocks without a chosen posting are passed over undecoded.
/// </summary>
internal sealed class PositionRunReader : PositionRuns
{
    // No block follows the last one.
    private const long Nowhere = -2;

    private readonly IndexInput _pos;
    private readonly FieldInfo _field;
    private readonly int[] _sums = ForBlock.NewBuffer();
    private readonly long _tailPointer;
    private readonly int _tailCount;
    private long _base;
    private long _first;
    private long _block = Nowhere;
    private long _next;
    private int _count;

    /// <summary>A reader for one term.</summary>
    public PositionRunReader(IndexInput pos, FieldInfo field, in TermMetadata term)
    {
        _pos = pos;
        _field = field;
        _tailPointer = term.TotalTermFreq < ForBlock.Size ? term.PosStart
            : term.TotalTermFreq == ForBlock.Size ? Nowhere
            : term.PosStart + term.LastPosBlockOffset;
        _tailCount = (int)(term.TotalTermFreq & (ForBlock.Size - 1));
        _base = _next = term.PosStart;
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<PositionPlace> places, ReadOnlySpan<int> counts, ref int[] positions)
    {
        int at = 0;
        for (int i = 0; i < places.Length; i++)
        {
            int index = MoveTo(in places[i]);
            int before = index == 0 ? 0 : _sums[index - 1];
            int left = counts[i];
            while (true)
            {
                int part = Math.Min(left, _count - index);
                if (positions.Length < at + part + (2 * Alignment))
                {
                    Array.Resize(ref positions, Math.Max(at + part + (2 * Alignment), positions.Length * 2));
                }
                if (PositionSums.Subtract(_sums, index, part, before, positions.AsSpan(at), Filler) < 0)
                {
                    throw new CorruptIndexException(_pos.Resource, _block, "31-bit positions", "more");
                }
                at += part;
                left -= part;
                if (left == 0)
                {
                    break;
                }
                before = -positions[at - 1];
                _first += _count;
                Decode();
                index = 0;
            }
            at = After(at, 0);
        }
    }

    // Makes the block current that holds the first position of a place; returns its index there.
    private int MoveTo(in PositionPlace place)
    {
        if (place.Pointer != _base)
        {
            _base = place.Pointer;
            _first = 0;
            if (place.Pointer != _block)
            {
                _next = place.Pointer;
                _count = 0;
            }
        }
        long index = place.Offset - _first;
        if (index < 0)
        {
            throw new CorruptIndexException(_pos.Resource, place.Pointer, "ascending places", $"{place.Offset}");
        }
        while (index >= _count)
        {
            index -= _count;
            _first += _count;
            for (; index >= ForBlock.Size && _next != _tailPointer && _next >= 0; index -= ForBlock.Size)
            {
                _next = PForBlock.Skip(_pos, _next);
                _first += ForBlock.Size;
            }
            Decode();
        }
        return (int)index;
    }

    private void Decode()
    {
        if (_next < 0 || (_next == _tailPointer && _tailCount == 0) || (_tailPointer >= 0 && _next > _tailPointer))
        {
            _count = 0;
            throw new CorruptIndexException(
                _pos.Resource, _next, "as many positions as the term has occurrences", "a demand for more");
        }
        _block = _next;
        if (_next == _tailPointer)
        {
            ReadTail();
            _count = _tailCount;
            _next = Nowhere;
        }
        else
        {
            _next = PForBlock.Decode(_pos, _next, _sums);
            _count = ForBlock.Size;
        }
        PrefixSum.Accumulate(_sums, 0);
    }

    // The positions after the last full block, with everything else between them.
    private void ReadTail()
    {
        ByteCursor cursor = _pos.Cursor(_next);
        int payloadLength = 0;
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
                cursor.ReadBytes(payloadLength);
            }
            _sums[i] = code;
            if (_field.HasOffsets && (cursor.ReadVInt() & 1) != 0)
            {
                cursor.ReadVInt();
            }
        }
    }
}
