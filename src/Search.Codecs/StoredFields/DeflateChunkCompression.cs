using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// BEST_COMPRESSION: vInt dictionary length, vInt part length, then vInt compressed length and raw deflate (RFC 1951)
/// of the dictionary and of each part with the dictionary preset.
/// </summary>
/// <remarks>
/// The framework's deflate has no preset dictionaries. Reading, the dictionary is put in front of the stream as a
/// stored block, which leaves the same history; writing, dictionary and part are compressed together and what comes
/// before the flush between them is dropped.
/// </remarks>
internal sealed class DeflateChunkCompression : ChunkCompression
{
    public const string Mode = "BEST_COMPRESSION";
    private const int DictionaryShare = 60;
    private const int MaxStoredBlock = ushort.MaxValue;

    public override string ModeName => Mode;

    public override string CodecName => "Lucene87StoredFieldsHighData";

    public override int ChunkSizeBytes => 10 * 48 * 1024;

    public override int MaxDocsPerChunk => 4096;

    // RFC 1951: a match of 258 bytes takes at least two bits.
    public override int MaxRatio => 1032;

    public override void Decompress(ref ByteCursor source, Span<byte> piece, int from, int to)
    {
        (int dictionary, int part) = ReadLayout(ref source, piece.Length);
        Span<byte> prefix = piece[..dictionary];
        bool wanted = from < to;
        Inflate(ref source, prefix, [], wanted);
        int parts = PartCount(piece.Length, dictionary, part);
        for (int i = 0; i < parts; i++)
        {
            int first = dictionary + (i * part);
            int end = Math.Min(first + part, piece.Length);
            Inflate(ref source, piece[first..end], prefix, wanted && first < to && end > from);
        }
    }

    public override void Compress(Span<byte> piece, IndexOutput output)
    {
        int dictionary = piece.Length / DictionaryShare;
        int part = PartLength(piece.Length, dictionary);
        output.WriteVInt(dictionary);
        output.WriteVInt(part);
        Deflate(piece[..dictionary], [], output);
        int parts = PartCount(piece.Length, dictionary, part);
        for (int i = 0; i < parts; i++)
        {
            int first = dictionary + (i * part);
            Deflate(piece[first..Math.Min(first + part, piece.Length)], piece[..dictionary], output);
        }
    }

    private static void Deflate(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> dictionary, IndexOutput output)
    {
        if (bytes.IsEmpty)
        {
            output.WriteVInt(0);
            return;
        }
        using var compressed = new System.IO.MemoryStream();
        long start = 0;
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            if (!dictionary.IsEmpty)
            {
                deflate.Write(dictionary);
                deflate.Flush();
                start = compressed.Length;
            }
            deflate.Write(bytes);
        }
        output.WriteVInt((int)(compressed.Length - start));
        output.WriteBytes(compressed.GetBuffer().AsSpan((int)start, (int)(compressed.Length - start)));
    }

    private static void Inflate(ref ByteCursor source, Span<byte> target, ReadOnlySpan<byte> dictionary, bool wanted)
    {
        long at = source.Offset;
        ReadOnlySpan<byte> compressed = source.ReadBytes(source.ReadVInt());
        if (!wanted || target.IsEmpty)
        {
            return;
        }
        int frames = (dictionary.Length + MaxStoredBlock - 1) / MaxStoredBlock;
        byte[] stream = ArrayPool<byte>.Shared.Rent(dictionary.Length + (frames * 5) + compressed.Length);
        byte[] output = ArrayPool<byte>.Shared.Rent(dictionary.Length + target.Length + 1);
        try
        {
            int length = WriteStored(dictionary, stream);
            compressed.CopyTo(stream.AsSpan(length));
            int inflated = Inflate(
                stream, length + compressed.Length, output.AsSpan(0, dictionary.Length + target.Length + 1));
            if (inflated != dictionary.Length + target.Length)
            {
                throw new CorruptIndexException(
                    source.Resource, at, $"{target.Length} bytes of deflate", $"{inflated - dictionary.Length}");
            }
            output.AsSpan(dictionary.Length, target.Length).CopyTo(target);
        }
        catch (System.IO.InvalidDataException e)
        {
            throw new CorruptIndexException(source.Resource, at, "a raw deflate stream", "other bytes", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stream);
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    private static int Inflate(byte[] stream, int length, Span<byte> output)
    {
        using var inflate = new DeflateStream(
            new System.IO.MemoryStream(stream, 0, length), CompressionMode.Decompress);
        return inflate.ReadAtLeast(output, output.Length, throwOnEndOfStream: false);
    }

    private static int WriteStored(ReadOnlySpan<byte> dictionary, byte[] stream)
    {
        int at = 0;
        while (!dictionary.IsEmpty)
        {
            int part = Math.Min(dictionary.Length, MaxStoredBlock);
            stream[at] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(stream.AsSpan(at + 1), (ushort)part);
            BinaryPrimitives.WriteUInt16LittleEndian(stream.AsSpan(at + 3), (ushort)~part);
            dictionary[..part].CopyTo(stream.AsSpan(at + 5));
            at += 5 + part;
            dictionary = dictionary[part..];
        }
        return at;
    }
}
