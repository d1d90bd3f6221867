using Search.Store;

namespace Search.Codecs;

/// <summary>
/// BEST_SPEED: vInt dictionary length, vInt part length, vInt compressed length of the dictionary and of each part,
/// then the LZ4 blocks.
/// </summary>
internal sealed class Lz4ChunkCompression : ChunkCompression
{
    public const string Mode = "BEST_SPEED";
    private const int DictionaryShare = 160;

    private Lz4Compressor? _compressor;
    private byte[] _compressed = [];

    public override string ModeName => Mode;

    public override string CodecName => "Lucene87StoredFieldsFastData";

    public override int ChunkSizeBytes => 10 * 60 * 1024;

    public override int MaxDocsPerChunk => 1024;

    public override int MaxRatio => Lz4Decompressor.MaxRatio;

    public override void Decompress(ref ByteCursor source, Span<byte> piece, int from, int to)
    {
        (int dictionary, int part) = ReadLayout(ref source, piece.Length);
        int parts = PartCount(piece.Length, dictionary, part);
        Span<int> lengths = stackalloc int[Parts + 1];
        long at = source.Offset;
        long total = 0;
        for (int i = 0; i <= parts; i++)
        {
            lengths[i] = source.ReadVInt();
            total += lengths[i];
            if (lengths[i] < 0 || total > source.Remaining)
            {
                throw new CorruptIndexException(
                    source.Resource, at, "compressed lengths that fit the chunk", $"{total}");
            }
        }
        long start = source.Offset;
        Span<byte> prefix = piece[..dictionary];
        if (from < to)
        {
            DecompressBlock(ref source, prefix, [], lengths[0]);
        }
        else
        {
            source.ReadBytes(lengths[0]);
        }
        for (int i = 0; i < parts; i++)
        {
            int first = dictionary + (i * part);
            int end = Math.Min(first + part, piece.Length);
            if (first < to && end > from)
            {
                DecompressBlock(ref source, piece[first..end], prefix, lengths[i + 1]);
            }
            else
            {
                source.ReadBytes(lengths[i + 1]);
            }
        }
        if (source.Offset != start + total)
        {
            throw new CorruptIndexException(
                source.Resource, start, $"{total} compressed bytes", $"{source.Offset - start}");
        }
    }

    public override void Compress(Span<byte> piece, IndexOutput output)
    {
        Lz4Compressor compressor = _compressor ??= new Lz4Compressor();
        int dictionary = piece.Length / DictionaryShare;
        int part = PartLength(piece.Length, dictionary);
        int parts = PartCount(piece.Length, dictionary, part);
        int room = Lz4Compressor.MaxCompressedLength(dictionary) + (parts * Lz4Compressor.MaxCompressedLength(part));
        if (_compressed.Length < room)
        {
            _compressed = new byte[room];
        }
        Span<int> lengths = stackalloc int[Parts + 1];
        compressor.ClearDictionary();
        lengths[0] = compressor.Compress(piece[..dictionary], _compressed);
        compressor.SetDictionary(piece[..dictionary]);
        int written = lengths[0];
        for (int i = 0; i < parts; i++)
        {
            int first = dictionary + (i * part);
            int end = Math.Min(first + part, piece.Length);
            // The dictionary goes over the end of the part before, which is compressed already. It never reaches its
            // own origin: a part is longer than the dictionary.
            if (i > 0)
            {
                piece[..dictionary].CopyTo(piece[(first - dictionary)..]);
            }
            lengths[i + 1] = compressor.Compress(piece[(first - dictionary)..end], _compressed.AsSpan(written));
            written += lengths[i + 1];
        }
        output.WriteVInt(dictionary);
        output.WriteVInt(part);
        foreach (int length in lengths[..(parts + 1)])
        {
            output.WriteVInt(length);
        }
        output.WriteBytes(_compressed.AsSpan(0, written));
    }

    private static void DecompressBlock(
        ref ByteCursor source, Span<byte> target, ReadOnlySpan<byte> dictionary, int length)
    {
        long at = source.Offset;
        Lz4Decompressor.Decompress(ref source, target, dictionary);
        if (source.Offset - at != length)
        {
            throw new CorruptIndexException(
                source.Resource, at, $"an LZ4 block of {length} bytes", $"{source.Offset - at}");
        }
    }
}
