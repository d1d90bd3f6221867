using System.Buffers.Binary;
using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Random access to non-negative integers of a fixed width, packed as a big-endian bit stream (most significant bit
/// first) with three bytes of padding behind them; the widths are those of <see cref="IsWidth"/>.
/// </summary>
internal readonly struct PackedValues
{
    /// <summary>Zero bytes behind the values, so that a value can be read with one wider load.</summary>
    public const int PaddingBytes = 3;

    /// <summary>Values that <see cref="DecodeWindow"/> decodes.</summary>
    public const int WindowSize = 64;

    private readonly IndexInput? _input;
    private readonly long _base;
    private readonly byte _bits;

    /// <summary>Values from <paramref name="offset"/> on; width 0 needs no input and gives zeros.</summary>
    public PackedValues(IndexInput? input, long offset, int bits)
    {
        _input = input;
        _base = offset;
        _bits = (byte)bits;
    }

    /// <summary>Bits of one value.</summary>
    public int Bits => _bits;

    /// <summary>Whether values of that many bits can be packed.</summary>
    public static bool IsWidth(int bits) =>
        bits is 1 or 2 or 4 or 8 or 12 or 16 or 20 or 24 or 28 or 32 or 40 or 48 or 56 or 64;

    /// <summary>The smallest width that holds <paramref name="max"/>, read as unsigned.</summary>
    public static int WidthFor(long max)
    {
        int bits = max == 0 ? 1 : 64 - BitOperations.LeadingZeroCount((ulong)max);
        while (!IsWidth(bits))
        {
            bits++;
        }
        return bits;
    }

    /// <summary>Bytes that <paramref name="count"/> values take, padding included.</summary>
    public static long ByteLength(long count, int bits) =>
        bits == 0 ? 0 : (long)(((Int128)count * bits + 7) / 8) + PaddingBytes;

    /// <summary>Values in a part of an input that reading never leaves.</summary>
    public static PackedValues Open(IndexInput input, long offset, long length, int bits) =>
        bits == 0 ? default : new PackedValues(input.Slice(input.Resource, offset, length), 0, bits);

    /// <summary>The value at an index.</summary>
    /// <exception cref="CorruptIndexException">The index is outside the input.</exception>
    public long this[long index]
    {
        get
        {
            if (_bits == 0 || _input is null)
            {
                return 0;
            }
            if (_bits <= 8)
            {
                int perByte = 8 / _bits;
                int shift = 8 - (_bits * ((int)(index & (perByte - 1)) + 1));
                return _input.Span(_base + (index / perByte), 1)[0] >> shift & ((1 << _bits) - 1);
            }
            return ReadWide(_input, _base, _bits, index);
        }
    }

    /// <summary>
    /// Decodes <see cref="WindowSize"/> values from <paramref name="first"/>, a multiple of that, in one go.
    /// </summary>
    public void DecodeWindow(long first, Span<long> target)
    {
        if (_bits == 0 || _input is null)
        {
            target[..WindowSize].Clear();
            return;
        }
        ReadOnlySpan<byte> bytes = _input.Span(_base + (first * _bits >> 3), _bits * (WindowSize / 8));
        switch (_bits)
        {
            case 8:
                for (int i = 0; i < WindowSize; i++)
                {
                    target[i] = bytes[i];
                }
                break;
            case 16:
                for (int i = 0; i < WindowSize; i++)
                {
                    target[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(i << 1)..]);
                }
                break;
            case 32:
                for (int i = 0; i < WindowSize; i++)
                {
                    target[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i << 2)..]);
                }
                break;
            case 64:
                for (int i = 0; i < WindowSize; i++)
                {
                    target[i] = BinaryPrimitives.ReadInt64BigEndian(bytes[(i << 3)..]);
                }
                break;
            default:
                DecodeBits(bytes, _bits, target);
                break;
        }
    }

    private static void DecodeBits(ReadOnlySpan<byte> bytes, int bits, Span<long> target)
    {
        ulong pending = 0;
        int have = 0;
        int at = 0;
        ulong mask = (1UL << bits) - 1;
        for (int i = 0; i < WindowSize; i++)
        {
            while (have < bits)
            {
                pending = (pending << 8) | bytes[at++];
                have += 8;
            }
            have -= bits;
            target[i] = (long)(pending >> have & mask);
        }
    }

    private static long ReadWide(IndexInput input, long start, int bits, long index)
    {
        switch (bits)
        {
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(input.Span(start + (index << 1), 2));
            case 32:
                return BinaryPrimitives.ReadUInt32BigEndian(input.Span(start + (index << 2), 4));
            case 64:
                return BinaryPrimitives.ReadInt64BigEndian(input.Span(start + (index << 3), 8));
            case 12:
                long at12 = index * 12;
                return BinaryPrimitives.ReadUInt16BigEndian(
                    input.Span(start + (at12 >> 3), 2)) >> (4 - (int)(at12 & 7)) & 0xFFF;
            case 20:
            case 28:
            case 24:
                long at = index * bits;
                uint word = BinaryPrimitives.ReadUInt32BigEndian(input.Span(start + (at >> 3), 4));
                return word >> (32 - bits - (int)(at & 7)) & ((1u << bits) - 1);
            default:
                return (long)(
                    BinaryPrimitives.ReadUInt64BigEndian(input.Span(start + (index * bits >> 3), 8)) >> (64 - bits));
        }
    }
}
