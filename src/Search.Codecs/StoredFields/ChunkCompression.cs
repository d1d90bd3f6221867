using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Compression of stored-fields chunks: one of the two modes of the format. Not thread-safe for compressing.
/// </summary>
/// <remarks>
/// A piece of n bytes begins with d bytes of dictionary, compressed on their own; the rest is cut into parts of s bytes
/// that may each refer to the dictionary but not to one another, so that one document needs only its own parts.
/// </remarks>
internal abstract class ChunkCompression
{
    /// <summary>Parts a piece is cut into behind its dictionary.</summary>
    protected const int Parts = 10;

    /// <summary>The attribute of <c>.si</c> that names the mode.</summary>
    public const string ModeKey = "Lucene87StoredFieldsFormat.mode";

    /// <summary>Value of the attribute.</summary>
    public abstract string ModeName { get; }

    /// <summary>Codec name in the header of <c>.fdt</c>.</summary>
    public abstract string CodecName { get; }

    /// <summary>A chunk ends when it holds that many bytes.</summary>
    public abstract int ChunkSizeBytes { get; }

    /// <summary>A chunk ends when it holds that many documents.</summary>
    public abstract int MaxDocsPerChunk { get; }

    /// <summary>Most bytes that one compressed byte can stand for: bounds what is allocated for a chunk.</summary>
    public abstract int MaxRatio { get; }

    /// <summary>
    /// Decompresses the dictionary and the parts of a piece that overlap [from, to), each to its place in
    /// <paramref name="piece"/>; nothing
    /// when the range is empty. Moves the cursor behind the piece.
    /// </summary>
    public abstract void Decompress(ref ByteCursor source, Span<byte> piece, int from, int to);

    /// <summary>Compresses a piece. Its content is used as working space and is lost.</summary>
    public abstract void Compress(Span<byte> piece, IndexOutput output);

    /// <summary>The mode of that name, or null.</summary>
    public static ChunkCompression? ForMode(string? name) => name switch
    {
        Lz4ChunkCompression.Mode => new Lz4ChunkCompression(),
        DeflateChunkCompression.Mode => new DeflateChunkCompression(),
        _ => null,
    };

    /// <summary>The mode.</summary>
    public static ChunkCompression ForMode(StoredFieldsMode mode) =>
        mode == StoredFieldsMode.BestCompression ? new DeflateChunkCompression() : new Lz4ChunkCompression();

    /// <summary>Length of a part.</summary>
    protected static int PartLength(int length, int dictionary) =>
        (int)(((long)length - dictionary + Parts - 1) / Parts);

    /// <summary>Number of parts behind the dictionary.</summary>
    protected static int PartCount(int length, int dictionary, int partLength) =>
        length == dictionary ? 0 : (int)(((long)length - dictionary + partLength - 1) / partLength);

    /// <summary>Reads and checks the lengths of dictionary and parts.</summary>
    protected static (int Dictionary, int Part) ReadLayout(ref ByteCursor source, int length)
    {
        long at = source.Offset;
        int dictionary = source.ReadVInt();
        int part = source.ReadVInt();
        // More parts than a writer makes would be read, but a part of a byte each is an attack on the reader's time.
        if (dictionary < 0 || dictionary > length || part < 0
            || (dictionary < length && PartCount(length, dictionary, Math.Max(part, 1)) > Parts))
        {
            throw new CorruptIndexException(
                source.Resource,
                at,
                $"a dictionary and {Parts} parts of {length} bytes",
                $"{dictionary} and parts of {part}");
        }
        return (dictionary, part);
    }
}
