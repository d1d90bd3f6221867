using Search.Analysis.Bits;

namespace Search.Analysis.Memory;

/// <summary>
/// Gives each distinct word a small number, in order of appearance. An open hash table over an arena; a slot holds all that a
/// look-up needs but the characters.
/// </summary>
internal sealed class SurfaceTable
{
    private const int InitialCapacity = 1024;

    private readonly CharArena _chars = new();
    private ArenaSpan[] _words = new ArenaSpan[InitialCapacity];
    private Slot[] _slots = new Slot[InitialCapacity * 2];

    /// <summary>Number of distinct words: numbers are below it.</summary>
    public int Count { get; private set; }

    /// <summary>The word of a number.</summary>
    public ReadOnlySpan<char> this[int id] => _chars[_words[id]];

    /// <summary>The number of a word; a new one is <see cref="Count"/> - 1 afterwards.</summary>
    public int GetOrAdd(ReadOnlySpan<char> word, out bool isNew)
    {
        uint hash = WordHash.Compute(word);
        Slot[] slots = _slots;
        for (int at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly Slot slot = ref slots[at];
            if (slot.Number == 0)
            {
                isNew = true;
                return Add(word, hash, at);
            }
            if (slot.Hash == hash && word.SequenceEqual(_chars[slot.Word]))
            {
                isNew = false;
                return slot.Number - 1;
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

    private int Add(ReadOnlySpan<char> word, uint hash, int at)
    {
        int id = Count++;
        if (id == _words.Length)
        {
            Array.Resize(ref _words, id * 2);
        }
        _words[id] = _chars.Add(word);
        _slots[at] = new Slot { Hash = hash, Number = Count, Word = _words[id] };
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }
        return id;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[old.Length * 2];
        int mask = _slots.Length - 1;
        foreach (ref readonly Slot slot in old.AsSpan())
        {
            if (slot.Number != 0)
            {
                int at = (int)slot.Hash & mask;
                while (_slots[at].Number != 0)
                {
                    at = (at + 1) & mask;
                }
                _slots[at] = slot;
            }
        }
    }

    private struct Slot
    {
        public uint Hash;

        /// <summary>The word's number plus one; 0 in an empty slot.</summary>
        public int Number;

        public ArenaSpan Word;
    }
}
