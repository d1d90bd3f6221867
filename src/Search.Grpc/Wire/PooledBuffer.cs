using System.Buffers;

namespace Grpc.Wire;

/// <summary>A growing buffer over rented arrays; returns them when disposed.</summary>
internal sealed class PooledBuffer(int maxBytes = int.MaxValue) : IBufferWriter<byte>, IDisposable
{
    private const int SmallestBytes = 1024;
    private byte[] array = [];
    private int length;

    public int Length => length;

    public ReadOnlyMemory<byte> Written => array.AsMemory(0, length);

    /// <summary>What was written, to be changed in place.</summary>
    public Span<byte> WritableHead => array.AsSpan(0, length);

    /// <summary>True when more was written than allowed; what is over the limit may be dropped.</summary>
    public bool Overflowed { get; private set; }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, array.Length - length);
        length += count;
        Overflowed |= length > maxBytes;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsSpan(length);
    }

    public void Write(ReadOnlySequence<byte> bytes)
    {
        int count = checked((int)bytes.Length);
        bytes.CopyTo(GetSpan(count));
        Advance(count);
    }

    public void Clear()
    {
        length = 0;
        Overflowed = false;
    }

    public void Dispose()
    {
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
            array = [];
        }

        Clear();
    }

    private void Reserve(int sizeHint)
    {
        int needed = Math.Max(sizeHint, 1);
        if (array.Length - length >= needed)
        {
            return;
        }

        long wanted = Math.Max((long)length + needed, Math.Max(SmallestBytes, 2L * length));
        int capacity = (int)Math.Min(Array.MaxLength, wanted);
        byte[] larger = ArrayPool<byte>.Shared.Rent(capacity);
        array.AsSpan(0, length).CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        array = larger;
    }
}
