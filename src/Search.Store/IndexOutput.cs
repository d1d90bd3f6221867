using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Search.Store;

/// <summary>
/// Buffered, append-only writer of one new file with Lucene's primitive encodings and a running CRC-32 (zlib polynomial).
/// Disposing closes the file; it does not sync it.
/// </summary>
public abstract class IndexOutput : IDisposable
{
    private const int BufferSizeBytes = 1 << 16;
    private readonly byte[] _buffer = new byte[BufferSizeBytes];
    private readonly Crc32 _crc = new();
    private int _buffered;
    private long _flushed;
    private bool _disposed;

    /// <summary>Creates an output for the named file.</summary>
    protected IndexOutput(string name) => Name = name;

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Bytes written so far.</summary>
    public long FilePointer => _flushed + _buffered;

    /// <summary>CRC-32 of every byte written so far, in the low 32 bits.</summary>
    public long Checksum
    {
        get
        {
            FlushBuffer();
            return _crc.GetCurrentHashAsUInt32();
        }
    }

    /// <summary>One byte.</summary>
    public void WriteByte(byte value)
    {
        if (_buffered == _buffer.Length)
        {
            FlushBuffer();
        }
        _buffer[_buffered++] = value;
    }

    /// <summary>The bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _buffered)
        {
            FlushBuffer();
            if (bytes.Length >= _buffer.Length)
            {
                Emit(bytes);
                return;
            }
        }
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    /// <summary>Big-endian 16 bits.</summary>
    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), value);

    /// <summary>Big-endian 32 bits.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);

    /// <summary>Big-endian 64 bits.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);

    /// <summary>Big-endian IEEE 754 single.</summary>
    public void WriteSingle(float value) => WriteInt32(BitConverter.SingleToInt32Bits(value));

    /// <summary>Variable-length 32-bit integer; negative values take five bytes.</summary>
    public void WriteVInt(int value)
    {
        uint v = (uint)value;
        while (v >= 0x80)
        {
            WriteByte((byte)(v | 0x80));
            v >>= 7;
        }
        WriteByte((byte)v);
    }

    /// <summary>Variable-length 64-bit integer, which must not be negative.</summary>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteVarint((ulong)value);
    }

    /// <summary>Zig-zag 32-bit integer.</summary>
    public void WriteZInt(int value) => WriteVInt((value << 1) ^ (value >> 31));

    /// <summary>Zig-zag 64-bit integer.</summary>
    public void WriteZLong(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Length-prefixed UTF-8.</summary>
    public void WriteString(string value)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(value);
        WriteVInt(utf8.Length);
        WriteBytes(utf8);
    }

    /// <summary>Count-prefixed strings.</summary>
    public void WriteSetOfStrings(IReadOnlyCollection<string> set)
    {
        WriteVInt(set.Count);
        foreach (string s in set)
        {
            WriteString(s);
        }
    }

    /// <summary>Count-prefixed pairs of strings.</summary>
    public void WriteMapOfStrings(IReadOnlyDictionary<string, string> map)
    {
        WriteVInt(map.Count);
        foreach (KeyValuePair<string, string> pair in map)
        {
            WriteString(pair.Key);
            WriteString(pair.Value);
        }
    }

    /// <summary>Copies a range of an input.</summary>
    public void CopyBytes(IndexInput input, long offset, long length)
    {
        while (length > 0)
        {
            int part = (int)Math.Min(length, 1 << 20);
            WriteBytes(input.Span(offset, part));
            offset += part;
            length -= part;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Passes bytes on to the file.</summary>
    protected abstract void WriteCore(ReadOnlySpan<byte> bytes);

    /// <summary>Closes the file. Called once, after the buffer was written or writing it failed.</summary>
    protected abstract void CloseCore();

    /// <summary>Writes the buffer and closes the file; the file is closed even when the write fails.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }
        _disposed = true;
        try
        {
            FlushBuffer();
        }
        finally
        {
            CloseCore();
        }
    }

    private void WriteVarint(ulong v)
    {
        while (v >= 0x80)
        {
            WriteByte((byte)(v | 0x80));
            v >>= 7;
        }
        WriteByte((byte)v);
    }

    private Span<byte> Reserve(int length)
    {
        if (_buffer.Length - _buffered < length)
        {
            FlushBuffer();
        }
        Span<byte> span = _buffer.AsSpan(_buffered, length);
        _buffered += length;
        return span;
    }

    private void FlushBuffer()
    {
        int length = _buffered;
        if (length > 0)
        {
            _buffered = 0;
            Emit(_buffer.AsSpan(0, length));
        }
    }

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        _crc.Append(bytes);
        _flushed += bytes.Length;
        WriteCore(bytes);
    }
}
