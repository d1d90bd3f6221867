namespace Search.Testing.Mock;

/// <summary>The bytes of one file, and how many of them are durable. Callers hold the directory's lock.</summary>
internal sealed class MockFile
{
    private byte[] _bytes;
    private byte[]? _durableTail;

    public MockFile(byte[] bytes, int durable)
    {
        _bytes = bytes;
        Length = bytes.Length;
        Durable = durable;
    }

    /// <summary>Bytes in the file as the process sees it.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes at its start that survive a crash unharmed.</summary>
    public int Durable { get; private set; }

    /// <summary>True while an output is open on it.</summary>
    public bool IsBeingWritten { get; set; }

    public byte[] Content => _bytes.AsSpan(0, Length).ToArray();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + bytes.Length, Math.Max(64, _bytes.Length * 2)));
        }
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Truncate(int length)
    {
        if (length < Durable)
        {
            // Until the next sync the bytes that were cut may come back.
            byte[] tail = _durableTail ?? [];
            _durableTail = [.. _bytes.AsSpan(length, Durable - length), .. tail];
            Durable = length;
        }
        Length = length;
    }

    public void Sync()
    {
        Durable = Length;
        _durableTail = null;
    }

    /// <summary>What a crash leaves of the file: the durable bytes as they are, the rest damaged in one of the ways disks do.</summary>
    public MockFile Damaged(Random random)
    {
        if (_durableTail is not null && random.Next(2) == 0)
        {
            byte[] old = [.. _bytes.AsSpan(0, Durable), .. _durableTail];
            return new MockFile(old, old.Length);
        }
        byte[] bytes = Content;
        int unsynced = Length - Durable;
        if (unsynced > 0)
        {
            bytes = Damage(bytes, unsynced, random);
        }
        return new MockFile(bytes, bytes.Length);
    }

    private byte[] Damage(byte[] bytes, int unsynced, Random random)
    {
        int at = Durable + random.Next(unsynced);
        switch (random.Next(6))
        {
            case 0:
                return bytes[..Durable];
            case 1:
                return bytes[..at];
            case 2:
                bytes.AsSpan(Durable).Clear();
                return bytes;
            case 3:
                bytes.AsSpan(at).Clear();
                return bytes;
            case 4:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            default:
                return bytes;
        }
    }
}
