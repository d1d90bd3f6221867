using Search.Codecs.Fst;
using Search.Codecs.Postings;
using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>The terms of one field: its statistics, its index FST, and the files the terms point into.</summary>
internal sealed class FieldTerms : Terms
{
    /// <summary>Longest term in bytes.</summary>
    public const int MaxTermLength = 32766;

    private readonly FieldStatistics _statistics;
    private readonly IndexInput _dictionary;
    private readonly byte[] _rootCode;
    private readonly byte[] _min;
    private readonly byte[] _max;

    private FieldTerms(
        FieldInfo info,
        FieldStatistics statistics,
        PostingsReader postings,
        IndexInput dictionary,
        byte[] rootCode,
        byte[] min,
        byte[] max)
    {
        _statistics = statistics;
        Info = info;
        Postings = postings;
        _dictionary = dictionary;
        _rootCode = rootCode;
        _min = min;
        _max = max;
    }

    /// <summary>The field.</summary>
    public FieldInfo Info { get; }

    /// <summary>The files that hold the postings.</summary>
    public PostingsReader Postings { get; }

    /// <summary>Accepts the prefixes that have a block; the output says where it is.</summary>
    public required FstReader Index { get; init; }

    /// <inheritdoc/>
    public override long Count => _statistics.Count;

    /// <inheritdoc/>
    public override long SumTotalTermFreq => _statistics.SumTotalTermFreq;

    /// <inheritdoc/>
    public override long SumDocFreq => _statistics.SumDocFreq;

    /// <inheritdoc/>
    public override int DocCount => _statistics.DocCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Min => _min;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Max => _max;

    /// <summary>Output of the empty prefix: where the root block is.</summary>
    public ReadOnlySpan<byte> RootCode => _rootCode;

    /// <summary>Name of .tim for error messages.</summary>
    public string DictionaryName => _dictionary.Resource;

    /// <summary>Reads one field of .tmd at the cursor.</summary>
    public static FieldTerms Read(
        IndexInput meta, FieldInfos infos, PostingsReader postings, IndexInput tim, IndexInput tip)
    {
        long at = meta.Position;
        int number = meta.ReadVInt();
        FieldInfo? info = infos.ByNumber(number);
        if (info is null || info.IndexOptions == IndexOptions.None)
        {
            throw new CorruptIndexException(meta.Resource, at, "the number of an indexed field", $"{number}");
        }
        at = meta.Position;
        long count = meta.ReadVLong();
        byte[] rootCode = ReadBytes(meta, 1 << 16);
        long sumTotalTermFreq = meta.ReadVLong();
        long sumDocFreq = info.HasFreqs ? meta.ReadVLong() : sumTotalTermFreq;
        int docCount = meta.ReadVInt();
        byte[] min = ReadBytes(meta, MaxTermLength);
        byte[] max = ReadBytes(meta, MaxTermLength);
        if (count < 1 || docCount < 1 || docCount > postings.MaxDoc || sumDocFreq < docCount || sumDocFreq < count
            || sumTotalTermFreq < sumDocFreq)
        {
            throw new CorruptIndexException(
                meta.Resource,
                at,
                $"consistent statistics of a field in {postings.MaxDoc} documents",
                $"{count} terms, {docCount} documents, {sumDocFreq} postings, {sumTotalTermFreq} occurrences");
        }
        long indexStart = meta.ReadVLong();
        var statistics = new FieldStatistics(count, sumTotalTermFreq, sumDocFreq, docCount);
        return new FieldTerms(info, statistics, postings, tim, rootCode, min, max)
        {
            Index = FstReader.Open(meta, tip, indexStart),
        };
    }

    /// <inheritdoc/>
    public override TermsEnum Iterator() => new BlockTreeTermsEnum(this);

    /// <inheritdoc/>
    public override TermIntersection Intersect(ByteAutomaton automaton) => new BlockTreeIntersection(this, automaton);

    /// <summary>A cursor into .tim.</summary>
    public ByteCursor DictionaryCursor(long offset) => _dictionary.Cursor(offset);

    /// <summary>Refuses a record that no term of this field can have.</summary>
    public void Check(in TermMetadata metadata, long block)
    {
        int df = metadata.DocFreq;
        if (df < 1 || df > Postings.MaxDoc || metadata.TotalTermFreq < df || metadata.TotalTermFreq > SumTotalTermFreq
            || (df == 1 && (uint)metadata.SingletonDoc >= (uint)Postings.MaxDoc))
        {
            throw new CorruptIndexException(
                DictionaryName,
                block,
                $"a term in 1..{Postings.MaxDoc} documents",
                $"{df} documents, {metadata.TotalTermFreq} occurrences, single document {metadata.SingletonDoc}");
        }
    }

    private static byte[] ReadBytes(IndexInput meta, int limit)
    {
        long at = meta.Position;
        int length = meta.ReadVInt();
        if ((uint)length > (uint)limit || length > meta.Length - meta.Position)
        {
            throw new CorruptIndexException(meta.Resource, at, $"at most {limit} bytes", $"{length}");
        }
        byte[] bytes = new byte[length];
        meta.ReadBytes(bytes);
        return bytes;
    }
}
