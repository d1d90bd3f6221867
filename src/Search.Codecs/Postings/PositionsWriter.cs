using System.Runtime.CompilerServices;
using Search.Codecs.Packed;
using Search.Store;

namespace Search.Codecs.Postings;

/// <summary>Writes .pos and, when some field of the segment has payloads or offsets, .pay.</summary>
internal sealed class PositionsWriter : IDisposable
{
    private const int MaxPosition = int.MaxValue - 128;
    private readonly IndexOutput _pos;
    private readonly IndexOutput? _pay;
    private readonly PForBlockWriter _blocks = new();
    private readonly int[] _deltas = new int[ForBlock.Size];
    private readonly int[] _payloadLengths = new int[ForBlock.Size];
    private readonly int[] _startDeltas = new int[ForBlock.Size];
    private readonly int[] _offsetLengths = new int[ForBlock.Size];
    private readonly ByteSink _payloads = new();
    private bool _hasPayloads;
    private bool _hasOffsets;
    private int _buffered;
    private long _start;

    /// <summary>Creates the files.</summary>
    public PositionsWriter(SegmentState state, string suffix)
    {
        _pos = PostingsFiles.Create(
            state, suffix, PostingsFiles.PosExtension, PostingsFiles.PosCodec, PostingsFiles.Version);
        try
        {
            if (PostingsFiles.HasPay(state.FieldInfos))
            {
                _pay = PostingsFiles.Create(
                    state, suffix, PostingsFiles.PayExtension, PostingsFiles.PayCodec, PostingsFiles.Version);
            }
        }
        catch
        {
            OpenFiles.CloseQuietly(_pos);
            throw;
        }
    }

    /// <summary>Begins a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasPayloads = field.HasPayloads;
        _hasOffsets = field.HasOffsets;
    }

    /// <summary>Begins a term and states where its lists start.</summary>
    public void StartTerm(ref SkipEntry start)
    {
        _start = start.PosPointer = _pos.FilePointer;
        start.PayPointer = _hasPayloads || _hasOffsets ? Pay.FilePointer : 0;
        _buffered = 0;
        _payloads.Clear();
    }

    /// <summary>Adds the positions of a document; see <see cref="FieldsConsumer.AddDoc"/>.</summary>
    public void AddDoc(
        int freq,
        in ReadOnlySpan<int> positions,
        in ReadOnlySpan<int> startOffsets,
        in ReadOnlySpan<int> endOffsets,
        in ReadOnlySpan<int> payloadLengths,
        in ReadOnlySpan<byte> payloads)
    {
        if (positions.Length != freq || (_hasOffsets && (startOffsets.Length != freq || endOffsets.Length != freq)))
        {
            throw new ArgumentException($"{positions.Length} positions for frequency {freq}", nameof(positions));
        }
        int last = 0;
        int lastStart = 0;
        int payloadAt = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            int position = positions[i];
            if (position < last || position > MaxPosition)
            {
                throw new ArgumentException($"position {position} after {last}", nameof(positions));
            }
            int at = _buffered++;
            _deltas[at] = position - last;
            last = position;
            if (_hasPayloads)
            {
                int length = payloadLengths.IsEmpty ? 0 : payloadLengths[i];
                _payloadLengths[at] = length;
                _payloads.WriteBytes(payloads.Slice(payloadAt, length));
                payloadAt += length;
            }
            if (_hasOffsets)
            {
                AddOffsets(at, startOffsets[i], endOffsets[i], lastStart);
                lastStart = startOffsets[i];
            }
            if (_buffered == ForBlock.Size)
            {
                FlushBlock();
            }
        }
    }

    /// <summary>
    /// Adds occurrences of a run; see <see cref="PostingsRun"/>. Returns the bytes of their payloads, which begin at
    /// <paramref name="payload"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int AddRun(in PostingsRun run, int first, int count, int payload)
    {
        int before = payload;
        int end = first + count;
        while (first < end)
        {
            int part = Math.Min(end - first, ForBlock.Size - _buffered);
            Take(run.PositionDeltas, _deltas, first, part);
            if (_hasOffsets)
            {
                Take(run.StartDeltas, _startDeltas, first, part);
                Take(run.OffsetLengths, _offsetLengths, first, part);
            }
            if (_hasPayloads)
            {
                Take(run.PayloadLengths, _payloadLengths, first, part);
                int bytes = 0;
                foreach (int length in run.PayloadLengths.Slice(first, part))
                {
                    bytes += length;
                }
                _payloads.WriteBytes(run.Payloads.Slice(payload, bytes));
                payload += bytes;
            }
            first += part;
            _buffered += part;
            if (_buffered == ForBlock.Size)
            {
                FlushBlock();
            }
        }
        return payload - before;
    }

    /// <summary>States where the next position will lie; returns the payload bytes used in its block.</summary>
    public int Mark(ref SkipEntry entry)
    {
        entry.PosPointer = _pos.FilePointer;
        entry.PosOffset = _buffered;
        entry.PayPointer = _hasPayloads || _hasOffsets ? Pay.FilePointer : 0;
        return _payloads.Length;
    }

    /// <summary>
    /// Writes the positions after the last full block; returns their distance from the start, or -1 when there is at most one block.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long FinishTerm(long totalTermFreq)
    {
        long offset = totalTermFreq > ForBlock.Size ? _pos.FilePointer - _start : -1;
        int lastPayloadLength = -1;
        int lastOffsetLength = -1;
        int payloadAt = 0;
        for (int i = 0; i < _buffered; i++)
        {
            if (_hasPayloads)
            {
                int length = _payloadLengths[i];
                WriteFlagged(_deltas[i], length, ref lastPayloadLength);
                _pos.WriteBytes(_payloads.Bytes.Slice(payloadAt, length));
                payloadAt += length;
            }
            else
            {
                _pos.WriteVInt(_deltas[i]);
            }
            if (_hasOffsets)
            {
                WriteFlagged(_startDeltas[i], _offsetLengths[i], ref lastOffsetLength);
            }
        }
        return offset;
    }

    /// <summary>Writes the footers.</summary>
    public void Finish()
    {
        CodecUtil.WriteFooter(_pos);
        if (_pay is not null)
        {
            CodecUtil.WriteFooter(_pay);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => OpenFiles.CloseAll(_pos, _pay);

    private IndexOutput Pay => _pay
        ?? throw new InvalidOperationException("a field got payloads or offsets after the files were created");

    private void AddOffsets(int at, int start, int end, int lastStart)
    {
        if (start < lastStart || end < start)
        {
            throw new ArgumentException($"offsets {start}..{end} after start {lastStart}", nameof(start));
        }
        _startDeltas[at] = start - lastStart;
        _offsetLengths[at] = end - start;
    }

    private void Take(ReadOnlySpan<int> column, int[] target, int first, int count)
    {
        ReadOnlySpan<int> values = column.Slice(first, count);
        if (values.ContainsAnyExceptInRange(0, MaxPosition))
        {
            throw new ArgumentException("a position, an offset or a length goes backwards or is out of bounds", nameof(column));
        }
        values.CopyTo(target.AsSpan(_buffered));
    }

    // The value, its low bit telling whether a new length follows.
    private void WriteFlagged(int value, int length, ref int lastLength)
    {
        if (length == lastLength)
        {
            _pos.WriteVInt(value << 1);
        }
        else
        {
            _pos.WriteVInt((value << 1) | 1);
            _pos.WriteVInt(length);
            lastLength = length;
        }
    }

    private void FlushBlock()
    {
        _blocks.Write(_deltas, _pos);
        if (_hasPayloads)
        {
            _blocks.Write(_payloadLengths, Pay);
            Pay.WriteVInt(_payloads.Length);
            _payloads.CopyTo(Pay);
            _payloads.Clear();
        }
        if (_hasOffsets)
        {
            _blocks.Write(_startDeltas, Pay);
            _blocks.Write(_offsetLengths, Pay);
        }
        _buffered = 0;
    }
}
