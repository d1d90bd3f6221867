using System.Buffers.Binary;
using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// A set of documents in blocks of 65,536 (Lucene's IndexedDISI), with random access by any thread. The head of every
/// block is read when the set is opened, which verifies the structure and makes the jump table of the file unnecessary.
/// </summary>
internal sealed class DocSet
{
    public const int BlockBits = 16;
    public const int BlockSize = 1 << BlockBits;
    public const int MaxSparse = 4095;
    public const int RankPower = 9;
    public const int WordsPerBlock = BlockSize / 64;
    public const int RankBytes = BlockSize >> RankPower << 1;
    public const int SentinelBlock = 0x7FFF;
    private const int WordsPerRank = 1 << (RankPower - 6);
    private const int BlockHeadBytes = 4;

    private readonly IndexInput? _data;
    private readonly Block[] _blocks;

    private DocSet(int maxDoc, int count, IndexInput? data, Block[] blocks)
    {
        MaxDoc = maxDoc;
        Count = count;
        _data = data;
        _blocks = blocks;
    }

    /// <summary>Number of documents of the segment.</summary>
    public int MaxDoc { get; }

    /// <summary>Number of documents in the set.</summary>
    public int Count { get; }

    /// <summary>True when every document is in the set: a document's place in the set is its id.</summary>
    public bool IsAll => _data is null && Count == MaxDoc;

    private enum Kind : byte
    {
        Empty,
        Sparse,
        Dense,
        All,
    }

    /// <summary>Opens a set of <paramref name="count"/> documents; a negative count means it is not known.</summary>
    public static DocSet Open(DocSetMeta meta, IndexInput data, int maxDoc, long count)
    {
        if (meta.Offset is DocSetMeta.AllDocs or DocSetMeta.NoDocs)
        {
            int expected = meta.Offset == DocSetMeta.AllDocs ? maxDoc : 0;
            return count < 0 || count == expected
                ? new DocSet(maxDoc, expected, null, [])
                : throw new CorruptIndexException(data.Resource, -1, $"a set of {expected} documents", $"{count}");
        }
        IndexInput slice = data.Slice(data.Resource, meta.Offset, meta.Length);
        if (meta.RankPower != RankPower)
        {
            throw new CorruptIndexException(data.Resource, meta.Offset, $"rank power {RankPower}", $"{meta.RankPower}");
        }
        var blocks = new Block[(maxDoc >> BlockBits) + 1];
        int found = ReadBlocks(slice, maxDoc, blocks);
        return count < 0 || count == found
            ? new DocSet(maxDoc, found, slice, blocks)
            : throw new CorruptIndexException(data.Resource, meta.Offset, $"a set of {count} documents", $"{found}");
    }

    /// <summary>Whether a document is in the set, and its place among the documents of the set.</summary>
    public bool TryRank(int doc, out int rank)
    {
        if (_data is null)
        {
            rank = doc;
            return doc < Count;
        }
        Block block = _blocks[doc >> BlockBits];
        int low = doc & (BlockSize - 1);
        switch (block.Kind)
        {
            case Kind.All:
                rank = block.FirstRank + low;
                return true;
            case Kind.Dense:
                ulong word = Word(block, low >> 6);
                int before = BitOperations.PopCount(word & ((1UL << low) - 1));
                rank = block.FirstRank + RankBefore(block, low >> 6) + before;
                return (word >> low & 1) != 0;
            case Kind.Sparse:
                int place = SparseCeiling(block, low, 0);
                rank = block.FirstRank + place;
                return place < block.Count && SparseDoc(block, place) == low;
            default:
                rank = block.FirstRank;
                return false;
        }
    }

    /// <summary>
    /// The first document of the set at or after <paramref name="target"/>, or
    /// <see cref="DocIdSetIterator.NoMoreDocs"/>.
    /// </summary>
    /// <param name="target">Where to start; at most the number of documents.</param>
    /// <param name="rankHint">
    /// The place in the set if the answer is the direct successor of a known document, or -1.
    /// </param>
    public int Next(int target, int rankHint)
    {
        if (_data is null)
        {
            return target < Count ? target : DocIdSetIterator.NoMoreDocs;
        }
        int low = target & (BlockSize - 1);
        for (int number = target >> BlockBits; number < _blocks.Length; number++, low = 0)
        {
            Block block = _blocks[number];
            int found = NextInBlock(block, low, rankHint);
            if (found >= 0)
            {
                int doc = (number << BlockBits) + found;
                return doc < MaxDoc ? doc : DocIdSetIterator.NoMoreDocs;
            }
        }
        return DocIdSetIterator.NoMoreDocs;
    }

    private int NextInBlock(in Block block, int low, int rankHint)
    {
        switch (block.Kind)
        {
            case Kind.All:
                return low;
            case Kind.Dense:
                return NextDense(block, low);
            case Kind.Sparse:
                int hint = rankHint - block.FirstRank;
                bool known = rankHint >= 0 && hint >= 0 && hint < block.Count && SparseDoc(block, hint) >= low;
                int place = known ? hint : SparseCeiling(block, low, 0);
                return place < block.Count ? SparseDoc(block, place) : -1;
            default:
                return -1;
        }
    }

    private int NextDense(in Block block, int low)
    {
        int index = low >> 6;
        ulong word = Word(block, index) >> low << low;
        while (word == 0)
        {
            if (++index == WordsPerBlock)
            {
                return -1;
            }
            word = Word(block, index);
        }
        return (index << 6) + BitOperations.TrailingZeroCount(word);
    }

    private ulong Word(in Block block, int index) =>
        BinaryPrimitives.ReadUInt64BigEndian(Data.Span(block.Offset + RankBytes + (index << 3), sizeof(ulong)));

    private int RankBefore(in Block block, int index)
    {
        int rank = BinaryPrimitives.ReadUInt16BigEndian(
            Data.Span(block.Offset + (index / WordsPerRank << 1), sizeof(ushort)));
        int first = index & ~(WordsPerRank - 1);
        ReadOnlySpan<byte> words = Data.Span(block.Offset + RankBytes + (first << 3), (index - first) << 3);
        for (int at = 0; at < words.Length; at += sizeof(ulong))
        {
            rank += BitOperations.PopCount(BinaryPrimitives.ReadUInt64BigEndian(words[at..]));
        }
        return rank;
    }

    private int SparseDoc(in Block block, int place) =>
        BinaryPrimitives.ReadUInt16BigEndian(Data.Span(block.Offset + (place << 1), sizeof(ushort)));

    private int SparseCeiling(in Block block, int low, int from)
    {
        ReadOnlySpan<byte> docs = Data.Span(block.Offset, block.Count << 1);
        int end = block.Count;
        while (from < end)
        {
            int mid = (from + end) >>> 1;
            if (BinaryPrimitives.ReadUInt16BigEndian(docs[(mid << 1)..]) < low)
            {
                from = mid + 1;
            }
            else
            {
                end = mid;
            }
        }
        return from;
    }

    private IndexInput Data => _data ?? throw new InvalidOperationException("the set has no blocks");

    private static int ReadBlocks(IndexInput data, int maxDoc, Block[] blocks)
    {
        int previous = -1;
        int rank = 0;
        while (true)
        {
            long at = data.Position;
            int number = (ushort)data.ReadInt16();
            int count = (ushort)data.ReadInt16() + 1;
            if (number == SentinelBlock && count == 1 && (ushort)data.ReadInt16() == BlockSize - 1)
            {
                blocks.AsSpan(previous + 1).Fill(new Block(0, rank, 0, Kind.Empty));
                return rank;
            }
            if (number <= previous || number >= blocks.Length || rank + (long)count > maxDoc)
            {
                throw new CorruptIndexException(
                    data.Resource, at, "an ascending block of documents", $"block {number} of {count}");
            }
            Kind kind = count <= MaxSparse ? Kind.Sparse : count == BlockSize ? Kind.All : Kind.Dense;
            blocks.AsSpan(previous + 1, number - previous - 1).Fill(new Block(0, rank, 0, Kind.Empty));
            blocks[number] = new Block(at + BlockHeadBytes, rank, count, kind);
            data.Position = at + BlockHeadBytes + ByteLength(kind, count);
            rank += count;
            previous = number;
        }
    }

    private static long ByteLength(Kind kind, int count) => kind switch
    {
        Kind.Sparse => count << 1,
        Kind.Dense => RankBytes + (WordsPerBlock << 3),
        _ => 0,
    };

    private readonly record struct Block(long Offset, int FirstRank, int Count, Kind Kind);
}
