using Search.Store;

namespace Search.Codecs;

/// <summary>Binary values in LZ4 chunks of 32 documents; the chunk last used stays decompressed.</summary>
internal sealed class CompressedBinaryDocValues(BinaryEntry entry, MonotonicReader chunks) : BinaryDocValues
{
    private const int ChunkDocs = 1 << Lucene80DocValuesFormat.BinaryChunkShift;
    private byte[] _content = [];
    private readonly int[] _ends = new int[ChunkDocs];
    private DocSetCursor _cursor = new(entry.Docs);
    private int _chunk = -1;

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override ReadOnlySpan<byte> BinaryValue
    {
        get
        {
            int chunk = _cursor.Rank >> Lucene80DocValuesFormat.BinaryChunkShift;
            if (chunk != _chunk)
            {
                Load(chunk);
            }
            int place = _cursor.Rank & (ChunkDocs - 1);
            int start = place == 0 ? 0 : _ends[place - 1];
            return _content.AsSpan(start, _ends[place] - start);
        }
    }

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);

    private void Load(int chunk)
    {
        _chunk = -1;
        long start = chunks[chunk] - entry.ChunkBase;
        long end = chunk + 1 < chunks.Count ? chunks[chunk + 1] - entry.ChunkBase : entry.Bytes.Length;
        ReadOnlySpan<byte> bytes = entry.Bytes.Span(start, (int)Math.Clamp(end - start, -1, int.MaxValue));
        var source = new ByteCursor(bytes, entry.Bytes.Resource, entry.ChunkBase + start);
        long limit = Math.Min(entry.MaxChunkBytes, (long)bytes.Length * Lz4Decompressor.MaxRatio);
        long at = source.Offset;
        int docs = Math.Min(ChunkDocs, entry.Docs.Count - (chunk << Lucene80DocValuesFormat.BinaryChunkShift));
        int token = source.ReadVInt();
        long total = 0;
        for (int i = 0; i < ChunkDocs; i++)
        {
            int length = i == 0 || (token & 1) != 0 ? token >>> 1 : source.ReadVInt();
            total += i < docs || length < 0 ? length : 0;
            if (length < 0 || total > limit)
            {
                throw new CorruptIndexException(source.Resource, at, $"a chunk of at most {limit} bytes", $"{total}");
            }
            _ends[i] = (int)total;
        }
        if (_content.Length < total)
        {
            _content = new byte[(int)total];
        }
        if (total > 0)
        {
            Lz4Decompressor.Decompress(ref source, _content.AsSpan(0, (int)total), []);
        }
        _chunk = chunk;
    }
}
