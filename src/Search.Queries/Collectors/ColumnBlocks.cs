using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The least and the greatest value in each block of documents of a column, and whether a document there has none: what a sort
/// leaves out by. Of several values of a document the one counts that it is sorted by. Made when a sort first asks for it, in
/// one pass over the column; 21 bytes for each <see cref="BlockDocs"/> documents are kept as long as the column is open.
/// </summary>
internal sealed class ColumnBlocks
{
    /// <summary>Documents of a block.</summary>
    internal const int BlockDocs = 1 << BlockShift;

    /// <summary>Documents that a search of a long leaf begins with, out of their order.</summary>
    internal const int StartDocs = 32 * BlockDocs;

    /// <summary>Documents of a leaf in which it pays to begin elsewhere than at the first.</summary>
    internal const int LongLeafDocs = 2 * StartDocs;

    private const int BlockShift = 7;
    private const int MaxRunBlocks = 8;

    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<(string, bool), ColumnBlocks>> s_known =
        [];

    private readonly long[] _min;
    private readonly long[] _max;
    private readonly bool[] _hasMissing;
    private readonly int[] _counts;

    private ColumnBlocks(int maxDoc)
    {
        int blocks = (maxDoc + BlockDocs - 1) >> BlockShift;
        _min = new long[blocks];
        _max = new long[blocks];
        _hasMissing = new bool[blocks];
        _counts = new int[blocks];
        Array.Fill(_min, long.MaxValue);
        Array.Fill(_max, long.MinValue);
    }

    /// <summary>Whether a document has no value.</summary>
    internal bool HasMissing => _hasMissing.AsSpan().Contains(true);

    /// <summary>The blocks of a field: of numbers, or of ordinals of texts.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="field">A field with numeric, sorted-numeric, sorted or sorted-set doc values.</param>
    /// <param name="greatest">Of several values the greatest counts, else the least.</param>
    internal static ColumnBlocks Of(LeafReader leaf, string field, bool greatest) =>
        s_known.GetValue(leaf.DocValuesSource(field), static _ => [])
            .GetOrAdd((field, greatest), static (key, reader) => Build(reader, key.Item1, key.Item2), leaf);

    /// <summary>The next blocks with a document that the bounds may let in.</summary>
    internal DocRun NextRun(int target, in SortBounds bounds)
    {
        int block = target >> BlockShift;
        while (block < _min.Length && !MayEnter(block, bounds))
        {
            block++;
        }
        if (block >= _min.Length)
        {
            return DocRun.None;
        }
        int end = block + 1;
        while (end < _min.Length && end - block < MaxRunBlocks && MayEnter(end, bounds))
        {
            end++;
        }
        return new DocRun(Math.Max(target, block << BlockShift), end << BlockShift);
    }

    /// <summary>
    /// The document from which on the best are expected: by the block of which the worst value is best, so that a single
    /// value out of line does not count.
    /// </summary>
    /// <param name="bounds">The values that may enter the result.</param>
    /// <param name="greatestFirst">Great values are better.</param>
    internal int BestStart(in SortBounds bounds, bool greatestFirst)
    {
        int best = -1;
        for (int block = 0; block < _min.Length; block++)
        {
            bool isWithin = _counts[block] > 0 && _min[block] <= bounds.Max && _max[block] >= bounds.Min;
            if (isWithin
                && (best < 0 || (greatestFirst ? _min[block] > _min[best] : _max[block] < _max[best])))
            {
                best = block;
            }
        }
        int start = ((best + 1) << BlockShift) - StartDocs;
        return start < StartDocs ? 0 : start;
    }

    private static ColumnBlocks Build(LeafReader leaf, string field, bool greatest)
    {
        var blocks = new ColumnBlocks(leaf.MaxDoc);
        if (leaf.GetNumericDocValues(field) is { } number)
        {
            for (int doc = number.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = number.NextDoc())
            {
                blocks.Add(doc, number.LongValue);
            }
        }
        else if (leaf.GetSortedNumericDocValues(field) is { } numbers)
        {
            for (int doc = numbers.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = numbers.NextDoc())
            {
                blocks.Add(doc, NumericComparator.Pick(numbers, greatest));
            }
        }
        else if (leaf.GetSortedDocValues(field) is { } text)
        {
            for (int doc = text.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = text.NextDoc())
            {
                blocks.Add(doc, text.OrdValue);
            }
        }
        else if (leaf.GetSortedSetDocValues(field) is { } texts)
        {
            for (int doc = texts.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = texts.NextDoc())
            {
                blocks.Add(doc, BytesComparator.Pick(texts, greatest));
            }
        }
        blocks.Close(leaf.MaxDoc);
        return blocks;
    }

    private void Add(int doc, long value)
    {
        int block = doc >> BlockShift;
        _min[block] = Math.Min(_min[block], value);
        _max[block] = Math.Max(_max[block], value);
        _counts[block]++;
    }

    private void Close(int maxDoc)
    {
        for (int block = 0; block < _counts.Length; block++)
        {
            _hasMissing[block] = _counts[block] < Math.Min(BlockDocs, maxDoc - (block << BlockShift));
        }
    }

    private bool MayEnter(int block, in SortBounds bounds) =>
        (_max[block] >= bounds.Min && _min[block] <= bounds.Max) || (bounds.AcceptsMissing && _hasMissing[block]);
}
