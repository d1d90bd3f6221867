using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace Search.Oracle.Tests;

/// <summary>Count of items and CRC-32 over big-endian numbers and length-prefixed bytes.</summary>
internal sealed class DumpSum
{
    private readonly Crc32 _crc = new();
    private long _count;

    public void Add(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        _crc.Append(bytes);
        _count++;
    }

    public void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        _crc.Append(bytes);
        _count++;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        _crc.Append(bytes);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{_count}\t{_crc.GetCurrentHashAsUInt32():x8}");
}
