using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>
/// Append-only stream of integers in chunks. A record never straddles two chunks: writers ask for room first, readers skip to the
/// next chunk at the recorded end. Can be cut back to a mark.
/// <code>
/// code   1 to 4 bytes, little-endian: value &lt;&lt; 2 | bytes - 1;   values from 2^30 - 1 on: that number, then 4 bytes
/// </code>
/// The length stands in the first byte, so that writing and reading need no branch.
/// </summary>
internal sealed class ByteLog
{
    /// <summary>Most bytes of a code.</summary>
    public const int MaxCodeBytes = 8;

    private const uint Escape = (1u << 30) - 1;
    private const int FirstChunkBytes = 1 << 8;
    private const int ChunkBytes = 1 << 16;

    // Codes are written and read four bytes at a time.
    private const int Slack = 4;

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

    /// <summary>Makes sure that the next <paramref name="codes"/> codes lie in one chunk.</summary>
    public void Reserve(int codes)
    {
        int bytes = (codes * MaxCodeBytes) + Slack;
        if (_current.Length - _offset < bytes)
        {
            NextChunk(bytes);
        }
    }

    /// <summary>Writes a value that is not negative; room was reserved.</summary>
    public void Write(int value) => _offset = Write(_current, _offset, (uint)value);

    /// <summary>Writes values that are not negative, each shifted to the left; room was reserved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteShifted(ReadOnlySpan<int> values, int shift)
    {
        byte[] current = _current;
        int offset = _offset;
        foreach (int value in values)
        {
            offset = Write(current, offset, (uint)value << shift);
        }
        _offset = offset;
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

    private static int Write(byte[] current, int offset, uint value)
    {
        uint code = Math.Min(value, Escape) << 2;
        int more = BitOperations.Log2(code | 1) >> 3;
        BinaryPrimitives.WriteUInt32LittleEndian(current.AsSpan(offset), code | (uint)more);
        if (value >= Escape)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(current.AsSpan(offset + 4), value);
            return offset + MaxCodeBytes;
        }
        return offset + more + 1;
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

        /// <summary>Reads a value.</summary>
        public int Read()
        {
            uint code = BinaryPrimitives.ReadUInt32LittleEndian(_current.AsSpan(_offset));
            int more = (int)(code & 3);
            uint value = (code & (uint.MaxValue >> (24 - (8 * more)))) >> 2;
            if (value == Escape)
            {
                value = BinaryPrimitives.ReadUInt32LittleEndian(_current.AsSpan(_offset + 4));
                _offset += MaxCodeBytes;
                return (int)value;
            }
            _offset += more + 1;
            return (int)value;
        }
    }
}
