using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>
/// Distinct byte strings numbered 0, 1, 2... in order of first appearance. Open addressing over 64-bit slots (hash in the upper
/// half, number + 1 in the lower), bytes in a pool behind a 16-bit length.
/// </summary>
internal sealed class TermsHash
{
    /// <summary>Longest term in bytes, as in Lucene.</summary>
    public const int MaxTermBytes = 32766;

    private readonly ByteBlockPool _pool = new();
    private ulong[] _slots = new ulong[16];
    private int[] _addresses = new int[8];
    private int _count;

    /// <summary>Number of distinct terms.</summary>
    public int Count => _count;

    /// <summary>Bytes held.</summary>
    public long RamBytes => _pool.RamBytes + (_slots.Length * 8L) + (_addresses.Length * 4L);

    /// <summary>The bytes of a term.</summary>
    public ReadOnlySpan<byte> this[int id]
    {
        get
        {
            ReadOnlySpan<byte> entry = _pool.At(_addresses[id]);
            return entry.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(entry));
        }
    }

    /// <summary>The number of a term, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<byte> term)
    {
        uint hash = TermHashing.Hash(term);
        ulong[] slots = _slots;
        uint mask = (uint)slots.Length - 1;
        uint at = hash & mask;
        while (true)
        {
            ulong slot = slots[at];
            if (slot == 0)
            {
                return Insert(term, hash, at);
            }
            if ((uint)(slot >> 32) == hash)
            {
                int id = (int)(uint)slot - 1;
                if (this[id].SequenceEqual(term))
                {
                    return id;
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// <summary>The number of a term, or -1.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        uint hash = TermHashing.Hash(term);
        uint mask = (uint)_slots.Length - 1;
        for (uint at = hash & mask; _slots[at] != 0; at = (at + 1) & mask)
        {
            ulong slot = _slots[at];
            if ((uint)(slot >> 32) == hash && this[(int)(uint)slot - 1].SequenceEqual(term))
            {
                return (int)(uint)slot - 1;
            }
        }
        return -1;
    }

    /// <summary>The numbers of all terms in unsigned byte order of the terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] SortedIds()
    {
        var keys = new ulong[_count];
        var ids = new int[_count];
        for (int i = 0; i < _count; i++)
        {
            ids[i] = i;
            keys[i] = Prefix(this[i]);
        }
        keys.AsSpan().Sort(ids.AsSpan());
        int start = 0;
        for (int i = 1; i <= _count; i++)
        {
            if (i < _count && keys[i] == keys[start])
            {
                continue;
            }
            if (i - start > 1)
            {
                ids.AsSpan(start, i - start).Sort((a, b) => this[a].SequenceCompareTo(this[b]));
            }
            start = i;
        }
        return ids;
    }

    // The first eight bytes as a number that orders as they do; shorter terms are padded with zeros and told apart later.
    private static ulong Prefix(ReadOnlySpan<byte> term)
    {
        if (term.Length >= 8)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(term);
        }
        ulong key = 0;
        for (int i = 0; i < term.Length; i++)
        {
            key |= (ulong)term[i] << (56 - (8 * i));
        }
        return key;
    }

    private int Insert(ReadOnlySpan<byte> term, uint hash, uint at)
    {
        if (term.Length > MaxTermBytes)
        {
            throw new ArgumentException($"a term of {term.Length} bytes is longer than {MaxTermBytes}");
        }
        int id = _count;
        if (id == _addresses.Length)
        {
            Array.Resize(ref _addresses, id * 2);
        }
        Span<byte> entry = _pool.Reserve(term.Length + 2, out _addresses[id]);
        BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)term.Length);
        term.CopyTo(entry[2..]);
        _slots[at] = ((ulong)hash << 32) | ((uint)id + 1);
        _count = id + 1;
        if (_count * 2 > _slots.Length)
        {
            Grow();
        }
        return id;
    }

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        uint mask = (uint)slots.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                uint at = (uint)(slot >> 32) & mask;
                while (slots[at] != 0)
                {
                    at = (at + 1) & mask;
                }
                slots[at] = slot;
            }
        }
        _slots = slots;
    }
}
