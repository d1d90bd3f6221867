using System.Buffers.Binary;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Integers by index, in one of four encodings: all the same; min + gcd * packed; a table of values with packed places
/// in it; or blocks of 16,384 values with a minimum and a width of their own. Thread-safe; allocates nothing.
/// </summary>
internal sealed class NumericColumn
{
    private const int MaxTable = 256;
    private const int BlockHeadBytes = 9;
    private const int BlockLengthBytes = 4;
    private readonly IndexInput _data;
    private readonly PackedValues _packed;
    private readonly long[]? _table;
    private readonly long _min;
    private readonly long _gcd;
    private readonly long _blockPointers;

    private NumericColumn(
        IndexInput data, long count, PackedValues packed, long[]? table, long min, long gcd, long blockPointers)
    {
        _data = data;
        Count = count;
        _packed = packed;
        _table = table;
        _min = min;
        _gcd = gcd;
        _blockPointers = blockPointers;
    }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>The value at an index.</summary>
    public long this[long index]
    {
        get
        {
            if (_blockPointers >= 0)
            {
                return ReadFromBlock(index);
            }
            long packed = _packed[index];
            if (_table is null)
            {
                return _min + (_gcd * packed);
            }
            return FromTable(_table, packed);
        }
    }

    /// <summary>
    /// Decodes <see cref="PackedValues.WindowSize"/> values from <paramref name="first"/>, a multiple of that, in one
    /// go. All of them must exist.
    /// </summary>
    public void DecodeWindow(long first, Span<long> target)
    {
        target = target[..PackedValues.WindowSize];
        long min = _min;
        if (_blockPointers >= 0)
        {
            Block(first, out min).DecodeWindow(first & (Lucene80DocValuesFormat.NumericBlockSize - 1), target);
        }
        else
        {
            _packed.DecodeWindow(first, target);
        }
        if (_table is null)
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = min + (_gcd * target[i]);
            }
            return;
        }
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = FromTable(_table, target[i]);
        }
    }

    /// <summary>Reads the metadata that follows the document set.</summary>
    public static NumericColumn Read(IndexInput meta, IndexInput data)
    {
        long at = meta.Position;
        long count = meta.ReadInt64();
        int tableSize = meta.ReadInt32();
        const int blocks = -2 - Lucene80DocValuesFormat.NumericBlockShift;
        if (count < 0 || tableSize > MaxTable || (tableSize < -1 && tableSize != blocks))
        {
            throw new CorruptIndexException(meta.Resource, at, "a count and an encoding", $"{count}, {tableSize}");
        }
        long[]? table = tableSize > 0 ? new long[tableSize] : null;
        for (int i = 0; i < tableSize; i++)
        {
            table![i] = meta.ReadInt64(); // a table is there when its size is over 0
        }
        at = meta.Position;
        int bits = meta.ReadByte();
        long min = meta.ReadInt64();
        long gcd = meta.ReadInt64();
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        long pointers = meta.ReadInt64();
        if (tableSize == blocks)
        {
            long blockCount = (
                count + Lucene80DocValuesFormat.NumericBlockSize - 1) >> Lucene80DocValuesFormat.NumericBlockShift;
            Lucene80DocValuesFormat.Expect(meta, at, bits, Lucene80DocValuesFormat.BlocksMarker);
            RequireInside(meta, at, data, offset, length, pointers, blockCount);
            return new NumericColumn(data, count, default, null, min, gcd, pointers);
        }
        if (bits != 0 && !PackedValues.IsWidth(bits))
        {
            throw new CorruptIndexException(meta.Resource, at, "a packed width", $"{bits}");
        }
        if (bits != 0 && length != PackedValues.ByteLength(count, bits))
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"{PackedValues.ByteLength(count, bits)} bytes of values", $"{length}");
        }
        return new NumericColumn(data, count, PackedValues.Open(data, offset, length, bits), table, min, gcd, -1);
    }

    private static void RequireInside(
        IndexInput meta, long at, IndexInput data, long offset, long length, long pointers, long blockCount)
    {
        bool inside = offset >= 0 && length >= 0 && offset <= data.Length - length && pointers >= offset
            && blockCount <= (offset + length - pointers) / sizeof(long);
        if (!inside)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"pointers of {blockCount} blocks", $"{pointers} in {length} bytes at {offset}");
        }
    }

    private long FromTable(long[] table, long packed) =>
        (ulong)packed < (ulong)table.Length
            ? table[packed]
            : throw new CorruptIndexException(_data.Resource, -1, $"a place in a table of {table.Length}", $"{packed}");

    private long ReadFromBlock(long index)
    {
        PackedValues packed = Block(index, out long min);
        return min + (_gcd * packed[index & (Lucene80DocValuesFormat.NumericBlockSize - 1)]);
    }

    private PackedValues Block(long index, out long min)
    {
        long block = index >> Lucene80DocValuesFormat.NumericBlockShift;
        if ((ulong)index >= (ulong)Count)
        {
            throw new CorruptIndexException(_data.Resource, _blockPointers, $"an index below {Count}", $"{index}");
        }
        long offset = BinaryPrimitives.ReadInt64BigEndian(_data.Span(_blockPointers + (block << 3), sizeof(long)));
        ReadOnlySpan<byte> head = _data.Span(offset, BlockHeadBytes);
        int bits = head[0];
        min = BinaryPrimitives.ReadInt64BigEndian(head[1..]);
        return bits == 0 || PackedValues.IsWidth(bits)
            ? new PackedValues(_data, offset + BlockHeadBytes + BlockLengthBytes, bits)
            : throw new CorruptIndexException(_data.Resource, offset, "a packed width", $"{bits}");
    }
}
