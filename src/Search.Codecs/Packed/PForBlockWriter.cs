using System.Numerics;
using System.Runtime.CompilerServices;
using Search.Store;

namespace Search.Codecs.Packed;

/// <summary>Writes the two kinds of block that <see cref="PForBlock"/> reads. Holds scratch space: one for each writer.</summary>
internal sealed class PForBlockWriter
{
    private const int MaxExceptions = 3;
    private const int ExceptionBits = 8;
    private readonly int[] _values = new int[ForBlock.Size];
    private readonly byte[] _bytes = new byte[1 + ForBlock.MaxReadBytes];

    /// <summary>Writes 128 ascending deltas.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteDeltas(ReadOnlySpan<int> deltas, IndexOutput output)
    {
        deltas = deltas[..ForBlock.Size];
        uint or = 0;
        bool allOne = true;
        foreach (int delta in deltas)
        {
            or |= (uint)delta;
            allOne &= delta == 1;
        }
        if (allOne)
        {
            output.WriteByte(0);
            return;
        }
        Emit(deltas, BitLength(or), 0, output);
    }

    /// <summary>Writes 128 non-negative values.</summary>
    public void Write(ReadOnlySpan<int> values, IndexOutput output)
    {
        values = values[..ForBlock.Size];
        int bits = ChooseBits(values, out int maxBits);
        if (bits == maxBits && (maxBits > ExceptionBits || !AllEqual(values)))
        {
            Emit(values, bits, 0, output);
            return;
        }
        Span<byte> exceptions = stackalloc byte[MaxExceptions * 2];
        int count = Split(values, bits, exceptions);
        if (maxBits <= ExceptionBits && AllEqual(_values))
        {
            for (int i = 0; i < count; i++)
            {
                exceptions[(2 * i) + 1] = (byte)(exceptions[(2 * i) + 1] << bits);
            }
            output.WriteByte((byte)(count << 5));
            output.WriteVLong(_values[0]);
        }
        else
        {
            Emit(_values, bits, count, output);
        }
        output.WriteBytes(exceptions[..(count * 2)]);
    }

    private static int BitLength(uint value) => 32 - BitOperations.LeadingZeroCount(value | 1);

    // The fourth largest value must fit; the top three may have eight bits more as exceptions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ChooseBits(ReadOnlySpan<int> values, out int maxBits)
    {
        Span<byte> widths = stackalloc byte[33];
        widths.Clear();
        foreach (int value in values)
        {
            widths[BitLength((uint)value)]++;
        }
        int bits = 32;
        while (widths[bits] == 0)
        {
            bits--;
        }
        maxBits = bits;
        int above = widths[bits];
        while (above <= MaxExceptions)
        {
            bits--;
            above += widths[bits];
        }
        return Math.Max(bits, maxBits - ExceptionBits);
    }

    private static bool AllEqual(ReadOnlySpan<int> values) => !values.ContainsAnyExcept(values[0]);

    // _values receives the low bits; index and high bits of what does not fit go to the exceptions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Split(ReadOnlySpan<int> values, int bits, Span<byte> exceptions)
    {
        int limit = (int)((1L << bits) - 1);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int value = values[i];
            if (value > limit)
            {
                exceptions[2 * count] = (byte)i;
                exceptions[(2 * count) + 1] = (byte)(value >> bits);
                count++;
                value &= limit;
            }
            _values[i] = value;
        }
        return count;
    }

    private void Emit(ReadOnlySpan<int> values, int bits, int exceptions, IndexOutput output)
    {
        _bytes[0] = (byte)((exceptions << 5) | bits);
        ForBlockEncoder.Encode(values, bits, _bytes.AsSpan(1));
        output.WriteBytes(_bytes.AsSpan(0, 1 + ForBlock.ByteLength(bits)));
    }
}
