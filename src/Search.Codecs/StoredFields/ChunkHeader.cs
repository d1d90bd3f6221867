using Search.Store;

namespace Search.Codecs;

/// <summary>The head of a chunk: which documents it holds and how long each is when decompressed.</summary>
internal readonly ref struct ChunkHeader
{
    private readonly PackedRun _fieldCounts;
    private readonly PackedRun _lengths;

    private ChunkHeader(int firstDoc, int count, bool sliced, PackedRun fieldCounts, PackedRun lengths)
    {
        FirstDoc = firstDoc;
        Count = count;
        IsSliced = sliced;
        _fieldCounts = fieldCounts;
        _lengths = lengths;
    }

    /// <summary>Id of the first document.</summary>
    public int FirstDoc { get; }

    /// <summary>Number of documents.</summary>
    public int Count { get; }

    /// <summary>True when the chunk is compressed in several pieces.</summary>
    public bool IsSliced { get; }

    /// <summary>Number of fields of the document at an index in the chunk.</summary>
    public int FieldCount(int index) => _fieldCounts[index];

    /// <summary>Length in bytes of the document at an index in the chunk.</summary>
    public int Length(int index) => _lengths[index];

    /// <summary>
    /// Reads the head of a chunk that holds the documents [firstDoc, endDoc); the cursor stops at the compressed bytes.
    /// </summary>
    public static ChunkHeader Read(scoped ref ByteCursor source, long firstDoc, long endDoc)
    {
        long at = source.Offset;
        int first = source.ReadVInt();
        int token = source.ReadVInt();
        int count = token >>> 1;
        if (first != firstDoc || count < 1 || first + (long)count != endDoc)
        {
            throw new CorruptIndexException(
                source.Resource, at, $"a chunk of documents {firstDoc}..{endDoc}", $"{count} documents from {first}");
        }
        PackedRun fieldCounts = PackedRun.Read(ref source, count);
        PackedRun lengths = PackedRun.Read(ref source, count);
        return new ChunkHeader(first, count, (token & 1) != 0, fieldCounts, lengths);
    }
}
