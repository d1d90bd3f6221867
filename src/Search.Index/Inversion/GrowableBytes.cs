namespace Search.Indexing;

/// <summary>Bytes appended one after another in chunks of 64 KiB, addressed by offset; an entry may straddle chunks.</summary>
internal sealed class GrowableBytes
{
    private const int ChunkBits = 16;
    private const int ChunkBytes = 1 << ChunkBits;
    private readonly List<byte[]> _chunks = [];

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes held.</summary>
    public long RamBytes => (long)_chunks.Count * ChunkBytes;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int offset = (int)(Length & (ChunkBytes - 1));
            int chunk = (int)(Length >> ChunkBits);
            if (chunk == _chunks.Count)
            {
                _chunks.Add(GC.AllocateUninitializedArray<byte>(ChunkBytes));
            }
            int part = Math.Min(bytes.Length, ChunkBytes - offset);
            bytes[..part].CopyTo(_chunks[chunk].AsSpan(offset));
            Length += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Copies out bytes.</summary>
    public void CopyTo(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            ReadOnlySpan<byte> from = _chunks[(int)(offset >> ChunkBits)].AsSpan((int)(offset & (ChunkBytes - 1)));
            int part = Math.Min(from.Length, destination.Length);
            from[..part].CopyTo(destination);
            offset += part;
            destination = destination[part..];
        }
    }

    /// <summary>Forgets everything after an offset.</summary>
    public void Truncate(long length)
    {
        Length = length;
        int needed = (int)((length + ChunkBytes - 1) >> ChunkBits);
        _chunks.RemoveRange(needed, _chunks.Count - needed);
    }
}
