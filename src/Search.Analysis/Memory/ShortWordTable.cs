using Search.Analysis.Bits;

namespace Search.Analysis.Memory;

/// <summary>Numbers of short words by key. An open hash table whose slots hold the whole word: a look-up touches nothing else.</summary>
internal sealed class ShortWordTable
{
    private const int InitialBits = 11;

    private Slot[] _slots = new Slot[1 << InitialBits];
    private int _shift = 64 - InitialBits;
    private int _count;

    /// <summary>The number of a word, or -1.</summary>
    public int Find(in WordKey key)
    {
        Slot[] slots = _slots;
        for (int at = (int)(key.Hash >> _shift); ; at++)
        {
            ref readonly Slot slot = ref slots[at & (slots.Length - 1)];
            if (slot.Low == key.Low && slot.High == key.High)
            {
                return slot.Number;
            }
            if ((slot.Low | slot.High) == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>Adds a word that is not in the table.</summary>
    public void Add(in WordKey key, int number)
    {
        if (++_count * 2 > _slots.Length)
        {
            Grow();
        }
        Place(new Slot { Low = key.Low, High = key.High, Number = number });
    }

    /// <summary>Forgets every word.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _count = 0;
    }

    private void Place(in Slot added)
    {
        int at = (int)(new WordKey(added.Low, added.High).Hash >> _shift);
        while ((_slots[at].Low | _slots[at].High) != 0)
        {
            at = (at + 1) & (_slots.Length - 1);
        }
        _slots[at] = added;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[old.Length * 2];
        _shift--;
        foreach (ref readonly Slot slot in old.AsSpan())
        {
            if ((slot.Low | slot.High) != 0)
            {
                Place(in slot);
            }
        }
    }

    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public int Number;
    }
}
