using Search.Store;

namespace Search.Codecs;

/// <summary>Keeps count of the chunks that are written one after another to a file, and writes their index at the end.</summary>
internal sealed class ChunkLog(IndexOutput data)
{
    private readonly List<long> _firstDocs = [];
    private readonly List<long> _pointers = [];
    private int _dirtyChunks;
    private int _dirtyDocs;

    /// <summary>First document of the chunk that is written now or next.</summary>
    public int DocBase { get; private set; }

    /// <summary>A chunk begins at this place of the file.</summary>
    public void Begin()
    {
        _firstDocs.Add(DocBase);
        _pointers.Add(data.FilePointer);
    }

    /// <summary>The chunk is written.</summary>
    public void End(int docs) => DocBase += docs;

    /// <summary>Writes a chunk of another file as it is, but for the number of its first document.</summary>
    public void Copy(ReadOnlySpan<byte> body, int docs)
    {
        Begin();
        data.WriteVInt(DocBase);
        data.WriteBytes(body);
        End(docs);
    }

    /// <summary>The next chunk is written before it is full: a merge may write it anew.</summary>
    public void MarkDirty(int docs)
    {
        _dirtyChunks++;
        _dirtyDocs += docs;
    }

    /// <summary>Writes the footer of the file and the index of its chunks.</summary>
    public void Finish(ChunkIndexFiles files, Directory directory, SegmentInfo info, int chunkSize, int docCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(docCount, DocBase);
        Begin();
        CodecUtil.WriteFooter(data);
        ChunkIndex.Write(files, directory, info, chunkSize, _firstDocs, _pointers, _dirtyChunks, _dirtyDocs);
    }
}
