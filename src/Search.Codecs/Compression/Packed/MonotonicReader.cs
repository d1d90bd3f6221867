using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Random access to ascending integers kept as deviations from a straight line, in blocks (Lucene's DirectMonotonic):
/// value = min + (long)(average step in single precision * place in the block) + packed deviation.
/// </summary>
internal sealed class MonotonicReader
{
    private const int MetaBytesPerBlock = 21;
    private readonly int _shift;
    private readonly long[] _min;
    private readonly float[] _step;
    private readonly PackedValues[] _deviations;

    private MonotonicReader(int shift, long count, int blocks)
    {
        _shift = shift;
        Count = count;
        _min = new long[blocks];
        _step = new float[blocks];
        _deviations = new PackedValues[blocks];
    }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>The value at an index.</summary>
    public long this[long index]
    {
        get
        {
            int block = (int)(index >> _shift);
            if ((ulong)index >= (ulong)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index));
            }
            long place = index & ((1L << _shift) - 1);
            return _min[block] + (long)(_step[block] * place) + _deviations[block][place];
        }
    }

    /// <summary>The metadata of a sequence, before its data is known.</summary>
    public static Meta ReadMeta(IndexInput meta, long count, int shift)
    {
        long at = meta.Position;
        if (shift is < 2 or > 22)
        {
            throw new CorruptIndexException(meta.Resource, at, "a block shift of 2..22", $"{shift}");
        }
        long blocks = count == 0 ? 0 : ((count - 1) >> shift) + 1;
        int blockCount = count < 0 ? -1 : MetadataFile.CheckCount(meta, at, blocks, MetaBytesPerBlock);
        if (blockCount < 0)
        {
            throw new CorruptIndexException(meta.Resource, at, "a number of values", $"{count}");
        }
        var entries = new MetaBlock[blockCount];
        for (int i = 0; i < blockCount; i++)
        {
            entries[i] = new MetaBlock(meta.ReadInt64(), meta.ReadSingle(), meta.ReadInt64(), meta.ReadByte());
            int bits = entries[i].Bits;
            if (bits != 0 && !PackedValues.IsWidth(bits))
            {
                throw new CorruptIndexException(meta.Resource, meta.Position - 1, "a packed width", $"{bits}");
            }
        }
        return new Meta(count, shift, entries);
    }

    /// <summary>Binds metadata to its data.</summary>
    public static MonotonicReader Open(Meta meta, IndexInput data, long offset, long length)
    {
        IndexInput slice = data.Slice(data.Resource, offset, length);
        var reader = new MonotonicReader(meta.Shift, meta.Count, meta.Blocks.Length);
        for (int i = 0; i < meta.Blocks.Length; i++)
        {
            MetaBlock block = meta.Blocks[i];
            long first = (long)i << meta.Shift;
            long bytes = PackedValues.ByteLength(Math.Min(1L << meta.Shift, meta.Count - first), block.Bits);
            reader._min[i] = block.Min;
            reader._step[i] = block.Step;
            reader._deviations[i] = block.Bits == 0
                ? default
                : PackedValues.Open(slice, block.Offset, bytes, block.Bits);
        }
        return reader;
    }

    /// <summary>Index of the last value not over <paramref name="key"/>, or -1. The values must ascend.</summary>
    public long FloorIndex(long key)
    {
        long low = 0;
        long high = Count - 1;
        while (low <= high)
        {
            long mid = (low + high) >>> 1;
            if (this[mid] <= key)
            {
                low = mid + 1;
            }
            else
            {
                high = mid - 1;
            }
        }
        return high;
    }

    /// <summary>One block's line and where its deviations are.</summary>
    internal readonly record struct MetaBlock(long Min, float Step, long Offset, byte Bits);

    /// <summary>Metadata of a sequence.</summary>
    internal sealed record Meta(long Count, int Shift, MetaBlock[] Blocks);
}
