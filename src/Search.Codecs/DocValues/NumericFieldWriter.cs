using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Writes document set and values of a numeric or sorted-numeric field in the smallest of the encodings of
/// <see cref="NumericColumn"/>.
/// </summary>
internal ref struct NumericFieldWriter
{
    private const double WorthOfBlocks = 0.9;
    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;
    private readonly int _maxDoc;
    private readonly Func<SortedNumericDocValues> _values;

    public NumericFieldWriter(IndexOutput meta, IndexOutput data, int maxDoc, Func<SortedNumericDocValues> values)
    {
        _meta = meta;
        _data = data;
        _maxDoc = maxDoc;
        _values = values;
    }

    /// <summary>Writes the field; the numbers of documents and of values.</summary>
    public readonly NumericStatistics Write()
    {
        var statistics = new NumericStatistics();
        SortedNumericDocValues values = _values();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.DocValueCount; left > 0; left--)
            {
                statistics.Add(values.NextValue());
            }
            statistics.Docs++;
        }
        statistics.Finish();
        DocSetFieldWriter.Write(_data, _maxDoc, statistics.Docs, _values()).Write(_meta);
        _meta.WriteInt64(statistics.Count);
        WriteValues(statistics);
        return statistics;
    }

    private readonly void WriteValues(NumericStatistics statistics)
    {
        long min = statistics.Count == 0 ? 0 : statistics.Min;
        long max = statistics.Count == 0 ? 0 : statistics.Max;
        if (min >= max)
        {
            WriteHead(-1, 0, min, 1);
            WriteTail(_data.FilePointer, -1);
            return;
        }
        long gcd = statistics.Gcd;
        int bits = PackedValues.WidthFor((max - min) / gcd);
        long[]? table = statistics.SortedDistinct();
        if (table is not null && PackedValues.WidthFor(table.Length - 1) < bits)
        {
            WriteTable(table, statistics.Count);
        }
        else if ((double)statistics.BitsInBlocks / statistics.BitsInOne <= WorthOfBlocks)
        {
            WriteHead(-2 - Lucene80DocValuesFormat.NumericBlockShift, Lucene80DocValuesFormat.BlocksMarker, min, gcd);
            long start = _data.FilePointer;
            WriteTail(start, WriteBlocks(gcd));
        }
        else
        {
            // One subtraction less to read when the minimum saves nothing.
            if (gcd == 1 && min > 0 && PackedValues.WidthFor(max) == PackedValues.WidthFor(max - min))
            {
                min = 0;
            }
            WriteHead(-1, bits, min, gcd);
            WritePacked(bits, min, gcd);
        }
    }

    private readonly void WriteTable(long[] table, long count)
    {
        int bits = PackedValues.WidthFor(table.Length - 1);
        _meta.WriteInt32(table.Length);
        foreach (long value in table)
        {
            _meta.WriteInt64(value);
        }
        _meta.WriteByte((byte)bits);
        _meta.WriteInt64(0);
        _meta.WriteInt64(1);
        long start = _data.FilePointer;
        var places = new Dictionary<long, int>(table.Length);
        for (int i = 0; i < table.Length; i++)
        {
            places.Add(table[i], i);
        }
        var writer = new PackedWriter(_data, bits);
        SortedNumericDocValues values = _values();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.DocValueCount; left > 0; left--)
            {
                writer.Add(places[values.NextValue()]);
                count--;
            }
        }
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, 0);
        writer.Finish(padding: true);
        WriteTail(start, -1);
    }

    private readonly void WritePacked(int bits, long min, long gcd)
    {
        long start = _data.FilePointer;
        var writer = new PackedWriter(_data, bits);
        SortedNumericDocValues values = _values();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.DocValueCount; left > 0; left--)
            {
                writer.Add((values.NextValue() - min) / gcd);
            }
        }
        writer.Finish(padding: true);
        WriteTail(start, -1);
    }

    private readonly long WriteBlocks(long gcd)
    {
        long[] block = new long[Lucene80DocValuesFormat.NumericBlockSize];
        var pointers = new List<long>();
        int used = 0;
        SortedNumericDocValues values = _values();
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            for (int left = values.DocValueCount; left > 0; left--)
            {
                block[used++] = values.NextValue();
                if (used == block.Length)
                {
                    WriteBlock(block, gcd, pointers);
                    used = 0;
                }
            }
        }
        if (used > 0)
        {
            WriteBlock(block.AsSpan(0, used), gcd, pointers);
        }
        long table = _data.FilePointer;
        foreach (long pointer in pointers)
        {
            _data.WriteInt64(pointer);
        }
        _data.WriteInt64(table);
        return table;
    }

    private readonly void WriteBlock(ReadOnlySpan<long> block, long gcd, List<long> pointers)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in block)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        pointers.Add(_data.FilePointer);
        if (min == max)
        {
            _data.WriteByte(0);
            _data.WriteInt64(min);
            return;
        }
        int bits = PackedValues.WidthFor(max - min);
        _data.WriteByte((byte)bits);
        _data.WriteInt64(min);
        _data.WriteInt32((int)PackedValues.ByteLength(block.Length, bits));
        var writer = new PackedWriter(_data, bits);
        foreach (long value in block)
        {
            writer.Add((value - min) / gcd);
        }
        writer.Finish(padding: true);
    }

    private readonly void WriteHead(int tableSize, int bits, long min, long gcd)
    {
        _meta.WriteInt32(tableSize);
        _meta.WriteByte((byte)bits);
        _meta.WriteInt64(min);
        _meta.WriteInt64(gcd);
    }

    private readonly void WriteTail(long start, long blockPointers)
    {
        _meta.WriteInt64(start);
        _meta.WriteInt64(_data.FilePointer - start);
        _meta.WriteInt64(blockPointers);
    }
}
