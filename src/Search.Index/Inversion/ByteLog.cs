namespace Search.Indexing;

/// <summary>
/// Append-only stream of variable-length integers in chunks. A record never straddles two chunks: writers ask for room first,
/// readers skip to the next chunk at the recorded end. Can be cut back to a mark.
/// </summary>
internal sealed class ByteLog
{
    private const int FirstChunkBytes = 1 << 8;
    private const int ChunkBytes = 1 << 16;
    private byte[][] _chunks = new byte[4][];
    private int[] _ends = new int[4];
    private byte[] _current = [];
    private int _chunk = -1;
    private int _offset;
    private long _ramBytes;

    /// <summary>A place in the log.</summary>
    /// <param name="Chunk">Index of the chunk.</param>
    /// <param name="Offset">Offset in it.</param>
    public readonly record struct Mark(int Chunk, int Offset);

    /// <summary>Bytes held.</summary>
    public long RamBytes => _ramBytes;

    /// <summary>Where the next record goes.</summary>
    public Mark End => new(_chunk, _offset);

    /// <summary>Makes sure that the next <paramref name="bytes"/> bytes lie in one chunk.</summary>
    public void Reserve(int bytes)
    {
        if (_current.Length - _offset < bytes)
        {
            NextChunk(bytes);
        }
    }

    /// <summary>Writes a vInt; room was reserved.</summary>
    public void WriteVInt(int value)
    {
        byte[] current = _current;
        int at = _offset;
        uint v = (uint)value;
        while (v >= 0x80)
        {
            current[at++] = (byte)(v | 0x80);
            v >>= 7;
        }
        current[at++] = (byte)v;
        _offset = at;
    }

    /// <summary>Forgets everything after a mark.</summary>
    public void RewindTo(Mark mark)
    {
        while (_chunk > mark.Chunk)
        {
            _ramBytes -= _chunks[_chunk].Length;
            _chunk--;
        }
        _current = _chunk < 0 ? [] : _chunks[_chunk];
        _offset = mark.Offset;
    }

    /// <summary>A reader from the start to the current end.</summary>
    public Reader Read()
    {
        if (_chunk >= 0)
        {
            _ends[_chunk] = _offset;
        }
        return new Reader(_chunks, _ends, _chunk);
    }

    private void NextChunk(int bytes)
    {
        if (_chunk >= 0)
        {
            _ends[_chunk] = _offset;
        }
        _chunk++;
        if (_chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunk * 2);
            Array.Resize(ref _ends, _chunk * 2);
        }
        int size = Math.Max(bytes, Math.Min(ChunkBytes, FirstChunkBytes << Math.Min(2 * _chunk, 8)));
        _current = GC.AllocateUninitializedArray<byte>(size);
        _chunks[_chunk] = _current;
        _ramBytes += size;
        _offset = 0;
    }

    /// <summary>Reads a log front to back.</summary>
    public struct Reader
    {
        private readonly byte[][] _chunks;
        private readonly int[] _ends;
        private readonly int _last;
        private byte[] _current;
        private int _chunk;
        private int _offset;
        private int _end;

        public Reader(byte[][] chunks, int[] ends, int last)
        {
            _chunks = chunks;
            _ends = ends;
            _last = last;
            _current = [];
            _chunk = -1;
            _offset = 0;
            _end = 0;
        }

        /// <summary>Whether another record follows; must be asked before each record.</summary>
        public bool MoveToRecord()
        {
            while (_offset == _end)
            {
                if (_chunk == _last)
                {
                    return false;
                }
                _chunk++;
                _current = _chunks[_chunk];
                _end = _ends[_chunk];
                _offset = 0;
            }
            return true;
        }

        /// <summary>Reads a vInt.</summary>
        public int ReadVInt()
        {
            byte[] current = _current;
            int at = _offset;
            uint b = current[at++];
            uint value = b & 0x7F;
            for (int shift = 7; b >= 0x80; shift += 7)
            {
                b = current[at++];
                value |= (b & 0x7F) << shift;
            }
            _offset = at;
            return (int)value;
        }
    }
}
