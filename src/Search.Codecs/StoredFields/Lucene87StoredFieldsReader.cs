using System.Buffers;
using Search.Store;

namespace Search.Codecs;

/// <summary>Reader of <c>.fdt</c> with its index; one document needs only the compressed parts it lies in.</summary>
internal sealed class Lucene87StoredFieldsReader : StoredFieldsReader
{
    public const string DataExtension = "fdt";
    public const int Version = 3;

    private readonly IndexInput _data;
    private readonly IndexInput _index;
    private readonly ChunkIndex _chunks;
    private readonly ChunkCompression _compression;

    private Lucene87StoredFieldsReader(
        IndexInput data, IndexInput index, ChunkIndex chunks, ChunkCompression compression, SegmentState state)
    {
        _data = data;
        _index = index;
        _chunks = chunks;
        _compression = compression;
        Fields = state.FieldInfos;
    }

    /// <summary>Fields of the segment.</summary>
    public FieldInfos Fields { get; }

    /// <summary>How the chunks are compressed.</summary>
    public ChunkCompression Compression => _compression;

    /// <summary>Where the chunks are.</summary>
    public ChunkIndex Chunks => _chunks;

    public static Lucene87StoredFieldsReader Open(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        string? mode = info.Attributes.GetValueOrDefault(ChunkCompression.ModeKey);
        ChunkCompression compression = ChunkCompression.ForMode(mode)
            ?? throw new CorruptIndexException(
                IndexFileNames.SegmentFile(info.Name, "", Lucene86SegmentInfoFormat.Extension),
                -1,
                $"attribute {ChunkCompression.ModeKey}",
                "none that is known");
        using var opened = new OpenFiles();
        IndexInput data = opened.Open(state.Directory, IndexFileNames.SegmentFile(info.Name, "", DataExtension));
        CodecUtil.CheckIndexHeader(data, compression.CodecName, Version, Version, info.Id, "");
        CodecUtil.RetrieveChecksum(data);
        IndexInput index = opened.Open(
            state.Directory, IndexFileNames.SegmentFile(info.Name, "", ChunkIndexFiles.StoredFields.DataExtension));
        ChunkIndex chunks = ChunkIndex.Read(ChunkIndexFiles.StoredFields, state.Directory, info, index, data);
        opened.Keep();
        return new Lucene87StoredFieldsReader(data, index, chunks, compression, state);
    }

    public override void VisitDocument(int doc, StoredFieldVisitor visitor)
    {
        long chunk = _chunks.ChunkOf(doc);
        ByteCursor source = OpenChunk(chunk, out ChunkHeader header);
        int place = doc - header.FirstDoc;
        long start = 0;
        for (int i = 0; i < place; i++)
        {
            start += header.Length(i);
        }
        int length = header.Length(place);
        long total = start + length;
        for (int i = place + 1; i < header.Count; i++)
        {
            total += header.Length(i);
        }
        RequirePlausible(source, total);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)total);
        try
        {
            Decompress(ref source, header, buffer.AsSpan(0, (int)total), (int)start, (int)start + length);
            var fields = new ByteCursor(buffer.AsSpan((int)start, length), _data.Resource);
            StoredFieldDecoder.Visit(ref fields, header.FieldCount(place), Fields, visitor);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_data);
        CodecUtil.ChecksumEntireFile(_index);
    }

    /// <summary>A cursor at the compressed bytes of a chunk, and the chunk's head.</summary>
    public ByteCursor OpenChunk(long chunk, out ChunkHeader header)
    {
        ByteCursor source = _chunks.Open(chunk);
        header = ChunkHeader.Read(ref source, _chunks.FirstDoc(chunk), _chunks.FirstDoc(chunk + 1));
        return source;
    }

    /// <summary>Refuses a length that the compressed bytes cannot stand for, before memory is taken for it.</summary>
    public void RequirePlausible(in ByteCursor source, long total)
    {
        if (total > Array.MaxLength || total > (long)source.Remaining * _compression.MaxRatio)
        {
            throw new CorruptIndexException(
                source.Resource,
                source.Offset,
                $"lengths that {source.Remaining} compressed bytes can hold",
                $"{total} bytes");
        }
    }

    /// <summary>Decompresses at least the bytes [from, to) of a chunk into their places.</summary>
    public void Decompress(ref ByteCursor source, in ChunkHeader header, Span<byte> content, int from, int to)
    {
        int pieceSize = header.IsSliced ? _chunks.ChunkSizeBytes : Math.Max(content.Length, 1);
        int at = 0;
        do
        {
            int length = Math.Min(pieceSize, content.Length - at);
            _compression.Decompress(
                ref source, content.Slice(at, length), Math.Max(from - at, 0), Math.Min(to - at, length));
            at += length;
        }
        while (at < content.Length);
        if (source.Remaining != 0)
        {
            throw new CorruptIndexException(
                source.Resource, source.Offset, "the end of the chunk", $"{source.Remaining} bytes");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
            _index.Dispose();
        }
    }
}
