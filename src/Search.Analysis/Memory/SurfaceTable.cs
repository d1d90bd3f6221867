using Search.Analysis.Bits;

namespace Search.Analysis.Memory;

/// <summary>Gives each distinct word a small number, in order of appearance. An open hash table over an arena.</summary>
internal sealed class SurfaceTable
{
    private const int InitialCapacity = 1024;

    private readonly CharArena _chars = new();
    private Entry[] _entries = new Entry[InitialCapacity];
    private int[] _slots = new int[InitialCapacity * 2];

    /// <summary>Number of distinct words: numbers are below it.</summary>
    public int Count { get; private set; }

    /// <summary>The word of a number.</summary>
    public ReadOnlySpan<char> this[int id] => _chars[_entries[id].Word];

    /// <summary>The number of a word; a new one is <see cref="Count"/> - 1 afterwards.</summary>
    public int GetOrAdd(ReadOnlySpan<char> word, out bool isNew)
    {
        uint hash = WordHash.Compute(word);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int id = _slots[slot] - 1;
            if (id < 0)
            {
                isNew = true;
                return Add(word, hash, slot);
            }
            ref readonly Entry entry = ref _entries[id];
            if (entry.Hash == hash && word.SequenceEqual(_chars[entry.Word]))
            {
                isNew = false;
                return id;
            }
        }
    }

    /// <summary>Forgets every word.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _chars.Clear();
        Count = 0;
    }

    private int Add(ReadOnlySpan<char> word, uint hash, int slot)
    {
        int id = Count++;
        if (id == _entries.Length)
        {
            Array.Resize(ref _entries, id * 2);
        }
        _entries[id] = new Entry { Hash = hash, Word = _chars.Add(word) };
        _slots[slot] = id + 1;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }
        return id;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int id = 0; id < Count; id++)
        {
            int slot = (int)_entries[id].Hash & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
            _slots[slot] = id + 1;
        }
    }

    private struct Entry
    {
        public uint Hash;
        public ArenaSpan Word;
    }
}
