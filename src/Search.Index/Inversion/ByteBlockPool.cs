namespace Search.Indexing;

/// <summary>
/// Append-only bytes in blocks of 64 KiB, addressed by an int. An entry never straddles two blocks, so that reading one is a span.
/// </summary>
internal sealed class ByteBlockPool
{
    /// <summary>Bytes of a block; no entry may be longer.</summary>
    public const int BlockBytes = 1 << BlockBits;

    private const int BlockBits = 16;
    private byte[][] _blocks = new byte[8][];
    private int _block = -1;
    private int _offset = BlockBytes;

    /// <summary>Bytes held.</summary>
    public long RamBytes => (long)(_block + 1) * BlockBytes;

    /// <summary>Room for an entry of that many bytes and its address. The entry counts as written.</summary>
    public Span<byte> Reserve(int length, out int address)
    {
        if (BlockBytes - _offset < length)
        {
            NextBlock();
        }
        address = (_block << BlockBits) | _offset;
        Span<byte> span = _blocks[_block].AsSpan(_offset, length);
        _offset += length;
        return span;
    }

    /// <summary>The bytes from an address to the end of its block.</summary>
    public ReadOnlySpan<byte> At(int address) =>
        _blocks[address >> BlockBits].AsSpan(address & (BlockBytes - 1));

    private void NextBlock()
    {
        if (_block + 1 == 1 << (31 - BlockBits))
        {
            throw new InvalidOperationException("the terms of one in-memory segment pass 2 GiB; flush earlier");
        }
        _block++;
        if (_block == _blocks.Length)
        {
            Array.Resize(ref _blocks, _block * 2);
        }
        _blocks[_block] = GC.AllocateUninitializedArray<byte>(BlockBytes);
        _offset = 0;
    }
}
