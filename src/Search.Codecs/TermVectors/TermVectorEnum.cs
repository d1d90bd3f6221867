using Search.Store;

namespace Search.Codecs;

/// <summary>Steps through the terms of a vector in unsigned byte order.</summary>
public sealed class TermVectorEnum
{
    private readonly VectorChunk _chunk;
    private readonly VectorPlace _place;
    private byte[] _term = [];
    private int _termLength;
    private int[] _positions = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private int _next;
    private int _position;
    private int _offset;
    private int _payload;
    private int _suffix;
    private int _payloadBytes;
    private int _payloadFrom;

    internal TermVectorEnum(VectorChunk chunk, VectorPlace place)
    {
        _chunk = chunk;
        _place = place;
        _position = place.Position;
        _offset = place.Offset;
        _payload = place.Payload;
        _suffix = place.SuffixBytes;
        _payloadBytes = _payloadFrom = place.PayloadBytes;
    }

    /// <summary>The current term's bytes. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Term => _term.AsSpan(0, _termLength);

    /// <summary>Occurrences of the current term in the document.</summary>
    public int Freq { get; private set; }

    /// <summary>The occurrences of the current term. Valid until the next step.</summary>
    public TermVectorOccurrences Occurrences => new()
    {
        Freq = Freq,
        Positions = Has(TermVectorParts.Positions) ? _positions.AsSpan(0, Freq) : [],
        StartOffsets = Has(TermVectorParts.Offsets) ? _starts.AsSpan(0, Freq) : [],
        EndOffsets = Has(TermVectorParts.Offsets) ? _ends.AsSpan(0, Freq) : [],
        PayloadLengths = Has(TermVectorParts.Payloads) ? _chunk.PayloadLengths.AsSpan(_payload - Freq, Freq) : [],
        Payloads = _chunk.Bytes.AsSpan(_payloadFrom, _payloadBytes - _payloadFrom),
    };

    /// <summary>Steps to the next term; false after the last.</summary>
    public bool MoveNext()
    {
        if (_next == _place.TermCount)
        {
            return false;
        }
        int term = _place.Term + _next++;
        ReadTerm(_chunk.PrefixLengths[term], _chunk.SuffixLengths[term]);
        Freq = _chunk.Freqs[term];
        if (Has(TermVectorParts.Positions))
        {
            ReadPositions();
        }
        if (Has(TermVectorParts.Offsets))
        {
            ReadOffsets();
        }
        _payloadFrom = _payloadBytes;
        if (Has(TermVectorParts.Payloads))
        {
            foreach (int length in _chunk.PayloadLengths.AsSpan(_payload, Freq))
            {
                _payloadBytes += length;
            }
            _payload += Freq;
        }
        return true;
    }

    private bool Has(TermVectorParts part) => (_place.Parts & part) != 0;

    private void ReadTerm(int prefix, int suffix)
    {
        if (prefix > _termLength)
        {
            throw new CorruptIndexException(
                _chunk.Resource, _chunk.Offset, $"a prefix of at most {_termLength} bytes", $"{prefix}");
        }
        int length = prefix + suffix;
        if (_term.Length < length)
        {
            Array.Resize(ref _term, Math.Max(length, 2 * _term.Length));
        }
        _chunk.Bytes.AsSpan(_suffix, suffix).CopyTo(_term.AsSpan(prefix));
        _termLength = length;
        _suffix += suffix;
    }

    private void ReadPositions()
    {
        Grow(ref _positions, Freq);
        int position = 0;
        for (int i = 0; i < Freq; i++)
        {
            position += _chunk.PositionDeltas[_position++];
            _positions[i] = position;
        }
    }

    // A start is what the average number of characters a position foretells, plus what is written.
    private void ReadOffsets()
    {
        Grow(ref _starts, Freq);
        Grow(ref _ends, Freq);
        float charsPerTerm = _chunk.CharsPerTerm[_place.FieldIndex];
        bool hasPositions = Has(TermVectorParts.Positions);
        int position = 0;
        int start = 0;
        for (int i = 0; i < Freq; i++)
        {
            int next = hasPositions ? _positions[i] : 0;
            start += _chunk.StartResiduals[_offset] + (int)(charsPerTerm * (next - position));
            _starts[i] = start;
            _ends[i] = start + _termLength + _chunk.LengthResiduals[_offset++];
            position = next;
        }
    }

    private static void Grow(ref int[] array, int length)
    {
        if (array.Length < length)
        {
            array = new int[Math.Max(length, 2 * array.Length)];
        }
    }
}
