using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Writes what <see cref="PackedValues"/> reads; without padding also the packed integers of stored-fields chunks.
/// </summary>
internal ref struct PackedWriter
{
    private readonly IndexOutput _output;
    private readonly int _bits;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>A writer of values of 1 to 64 bits (over 56: 64 only).</summary>
    public PackedWriter(IndexOutput output, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        _output = output;
        _bits = bits;
    }

    /// <summary>Appends a value, which must fit.</summary>
    public void Add(long value)
    {
        if (_bits == 64)
        {
            _output.WriteInt64(value);
            return;
        }
        _pending = (_pending << _bits) | (ulong)value;
        _pendingBits += _bits;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            _output.WriteByte((byte)(_pending >> _pendingBits));
        }
    }

    /// <summary>Writes the last bits and, when asked, the padding.</summary>
    public void Finish(bool padding)
    {
        if (_pendingBits > 0)
        {
            _output.WriteByte((byte)(_pending << (8 - _pendingBits)));
            _pendingBits = 0;
        }
        for (int i = 0; padding && i < PackedValues.PaddingBytes; i++)
        {
            _output.WriteByte(0);
        }
    }
}
