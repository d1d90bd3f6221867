namespace Search.Codecs;

/// <summary>What the choice of a numeric encoding depends on, gathered in one pass over the values.</summary>
internal sealed class NumericStatistics
{
    /// <summary>Distinct values that are still worth a table.</summary>
    public const int MaxTable = 256;

    private readonly HashSet<long> _distinct = [];
    private long _blockMin = long.MaxValue;
    private long _blockMax = long.MinValue;
    private int _blockCount;
    private bool _fewDistinct = true;
    private long _first;

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Number of documents with values.</summary>
    public int Docs { get; set; }

    /// <summary>Smallest value.</summary>
    public long Min { get; private set; } = long.MaxValue;

    /// <summary>Largest value.</summary>
    public long Max { get; private set; } = long.MinValue;

    /// <summary>Greatest common divisor of all differences; 0 when all values are equal.</summary>
    public long Gcd { get; private set; }

    /// <summary>Bits that the values take when each block of 16,384 has its own width.</summary>
    public long BitsInBlocks { get; private set; }

    /// <summary>Bits that the values take with one width.</summary>
    public long BitsInOne => Max > Min ? Count * PackedValues.WidthFor(Max - Min) : 0;

    /// <summary>Notes a value.</summary>
    public void Add(long value)
    {
        if (Gcd != 1)
        {
            // Differences of extreme values overflow; such values are not divided.
            if (value is < (long.MinValue / 2) or > (long.MaxValue / 2))
            {
                Gcd = 1;
            }
            else if (Count != 0)
            {
                Gcd = GreatestCommonDivisor(Gcd, value - _first);
            }
        }
        if (Count == 0)
        {
            _first = value;
        }
        Count++;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        _blockMin = Math.Min(_blockMin, value);
        _blockMax = Math.Max(_blockMax, value);
        if (++_blockCount == Lucene80DocValuesFormat.NumericBlockSize)
        {
            EndBlock();
        }
        if (_fewDistinct && _distinct.Add(value) && _distinct.Count > MaxTable)
        {
            _fewDistinct = false;
            _distinct.Clear();
        }
    }

    /// <summary>Ends the last block.</summary>
    public void Finish()
    {
        if (_blockCount > 0)
        {
            EndBlock();
        }
    }

    /// <summary>The distinct values in ascending order, or null when there are too many for a table.</summary>
    public long[]? SortedDistinct()
    {
        if (!_fewDistinct)
        {
            return null;
        }
        long[] sorted = [.. _distinct];
        Array.Sort(sorted);
        return sorted;
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        ulong x = (ulong)Math.Abs(a);
        ulong y = (ulong)Math.Abs(b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }
        return (long)x;
    }

    private void EndBlock()
    {
        if (_blockMax > _blockMin)
        {
            BitsInBlocks += (long)_blockCount * PackedValues.WidthFor(_blockMax - _blockMin);
        }
        _blockMin = long.MaxValue;
        _blockMax = long.MinValue;
        _blockCount = 0;
    }
}
