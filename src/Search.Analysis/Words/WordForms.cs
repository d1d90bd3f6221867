namespace Search.Analysis.Words;

/// <summary>
/// The forms of words, remembered by surface: analysis of a word is a pure function of its surface, so a word that was
/// seen costs one look-up. Not for use by several threads at once; each thread has its own.
/// </summary>
/// <remarks>
/// <para>A surface gets a small number, its form id, which stays valid until <see cref="Trim"/> starts a new
/// <see cref="Generation"/>. Callers may keep arrays of their own indexed by form id.</para>
/// <para>Exact: case-folded, quotes made straight, dots of an acronym and commas of a number dropped, diacritics kept.
/// Folded: exact without diacritics, ligatures, width; apostrophes inside a name dropped. Stem: folded, in American
/// spelling, stemmed.</para>
/// </remarks>
public sealed class WordForms
{
    private const int InitialCapacity = 1024;

    private readonly int _maxForms;
    private readonly WordAnalysis _analysis = new();
    private Entry[] _entries = new Entry[InitialCapacity];
    private int[] _slots = new int[InitialCapacity * 2];
    private char[] _chars = new char[InitialCapacity * 8];
    private byte[] _bytes = new byte[InitialCapacity * 8];
    private int _charCount;
    private int _byteCount;

    /// <summary>A cache that starts anew, between two texts, once it holds that many surfaces.</summary>
    public WordForms(int maxForms = 1 << 18)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxForms);
        _maxForms = maxForms;
    }

    /// <summary>Number of surfaces held: form ids are below it.</summary>
    public int Count { get; private set; }

    /// <summary>Counts the times the cache started anew; form ids of an older generation mean nothing.</summary>
    public int Generation { get; private set; }

    /// <summary>The form id of a surface (a raw token without its possessive ending).</summary>
    public int Intern(ReadOnlySpan<char> surface)
    {
        uint hash = Bits.WordHash.Compute(surface);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int id = _slots[slot] - 1;
            if (id < 0)
            {
                return Add(surface, hash, slot);
            }
            ref readonly Entry entry = ref _entries[id];
            if (entry.Hash == hash && surface.SequenceEqual(Chars(entry.Surface)))
            {
                return id;
            }
        }
    }

    /// <summary>The surface of a form id.</summary>
    public ReadOnlySpan<char> Surface(int form) => Chars(_entries[form].Surface);

    /// <summary>The flags that the surface alone decides: case, digits, acronym, letters outside ASCII.</summary>
    public RawTokenFlags Flags(int form) => _entries[form].Flags;

    /// <summary>The case-folded word, diacritics kept.</summary>
    public ReadOnlySpan<char> Exact(int form) => Chars(_entries[form].Exact);

    /// <summary>The word without case, diacritics, ligatures and width: what names are compared by.</summary>
    public ReadOnlySpan<char> Folded(int form) => Chars(_entries[form].Folded);

    /// <summary>The stem of the folded word in American spelling.</summary>
    public ReadOnlySpan<char> Stem(int form) => Chars(_entries[form].Stem);

    /// <summary><see cref="Exact"/> as the term's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> ExactUtf8(int form) => Bytes(_entries[form].ExactUtf8);

    /// <summary><see cref="Folded"/> as UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> FoldedUtf8(int form) => Bytes(_entries[form].FoldedUtf8);

    /// <summary><see cref="Stem"/> as the term's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> StemUtf8(int form) => Bytes(_entries[form].StemUtf8);

    /// <summary>The form of a kind.</summary>
    public ReadOnlySpan<char> Get(int form, WordFormKind kind) => kind switch
    {
        WordFormKind.Exact => Exact(form),
        WordFormKind.Folded => Folded(form),
        WordFormKind.Stem => Stem(form),
        _ => Surface(form),
    };

    /// <summary>Forgets everything when the cache is full. Called between two texts.</summary>
    /// <returns>True when form ids handed out before have lost their meaning.</returns>
    public bool Trim()
    {
        if (Count < _maxForms)
        {
            return false;
        }
        Array.Clear(_slots);
        Count = 0;
        _charCount = 0;
        _byteCount = 0;
        Generation++;
        return true;
    }

    private ReadOnlySpan<char> Chars(Span part) => _chars.AsSpan(part.Start, part.Length);

    private ReadOnlySpan<byte> Bytes(Span part) => _bytes.AsSpan(part.Start, part.Length);

    private int Add(ReadOnlySpan<char> surface, uint hash, int slot)
    {
        int id = Count++;
        if (id == _entries.Length)
        {
            Array.Resize(ref _entries, id * 2);
        }
        _analysis.Analyse(surface);
        Entry entry = new()
        {
            Hash = hash,
            Flags = _analysis.Flags,
            Surface = Store(surface),
            Exact = Store(_analysis.Exact),
            ExactUtf8 = StoreUtf8(_analysis.Exact),
        };
        bool foldsToExact = _analysis.Folded.SequenceEqual(_analysis.Exact);
        entry.Folded = foldsToExact ? entry.Exact : Store(_analysis.Folded);
        entry.FoldedUtf8 = foldsToExact ? entry.ExactUtf8 : StoreUtf8(_analysis.Folded);
        bool stemIsFolded = _analysis.Stem.SequenceEqual(_analysis.Folded);
        entry.Stem = stemIsFolded ? entry.Folded : Store(_analysis.Stem);
        entry.StemUtf8 = stemIsFolded ? entry.FoldedUtf8 : StoreUtf8(_analysis.Stem);
        _entries[id] = entry;
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

    private Span Store(ReadOnlySpan<char> text)
    {
        if (_charCount + text.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _charCount + text.Length));
        }
        text.CopyTo(_chars.AsSpan(_charCount));
        Span stored = new(_charCount, text.Length);
        _charCount += text.Length;
        return stored;
    }

    private Span StoreUtf8(ReadOnlySpan<char> text)
    {
        int needed = text.Length * 3;
        if (_byteCount + needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + needed));
        }
        int length = System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_byteCount));
        Span stored = new(_byteCount, length);
        _byteCount += length;
        return stored;
    }

    private readonly record struct Span(int Start, int Length);

    private struct Entry
    {
        public uint Hash;
        public RawTokenFlags Flags;
        public Span Surface;
        public Span Exact;
        public Span Folded;
        public Span Stem;
        public Span ExactUtf8;
        public Span FoldedUtf8;
        public Span StemUtf8;
    }
}
