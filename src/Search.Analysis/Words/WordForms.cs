using Search.Analysis.Memory;

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
    private readonly int _maxForms;
    private readonly WordAnalysis _analysis = new();
    private readonly SurfaceTable _surfaces = new();
    private readonly CharArena _chars = new();
    private readonly Utf8Arena _bytes = new();
    private Entry[] _entries = new Entry[1024];

    /// <summary>A cache that starts anew, between two texts, once it holds that many surfaces.</summary>
    public WordForms(int maxForms = 1 << 18)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxForms);
        _maxForms = maxForms;
    }

    /// <summary>Number of surfaces held: form ids are below it.</summary>
    public int Count => _surfaces.Count;

    /// <summary>Counts the times the cache started anew; form ids of an older generation mean nothing.</summary>
    public int Generation { get; private set; }

    /// <summary>The form id of a surface (a raw token without its possessive ending).</summary>
    public int Intern(ReadOnlySpan<char> surface)
    {
        int form = _surfaces.GetOrAdd(surface, out bool isNew);
        if (isNew)
        {
            Analyse(surface, form);
        }
        return form;
    }

    /// <summary>The surface of a form id.</summary>
    public ReadOnlySpan<char> Surface(int form) => _surfaces[form];

    /// <summary>The flags that the surface alone decides: case, digits, acronym, letters outside ASCII.</summary>
    public RawTokenFlags Flags(int form) => _entries[form].Flags;

    /// <summary>The case-folded word, diacritics kept.</summary>
    public ReadOnlySpan<char> Exact(int form) => _chars[_entries[form].Exact];

    /// <summary>The word without case, diacritics, ligatures and width: what names are compared by.</summary>
    public ReadOnlySpan<char> Folded(int form) => _chars[_entries[form].Folded];

    /// <summary>The stem of the folded word in American spelling.</summary>
    public ReadOnlySpan<char> Stem(int form) => _chars[_entries[form].Stem];

    /// <summary><see cref="Exact"/> as the term's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> ExactUtf8(int form) => _bytes[_entries[form].ExactUtf8];

    /// <summary><see cref="Folded"/> as UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> FoldedUtf8(int form) => _bytes[_entries[form].FoldedUtf8];

    /// <summary><see cref="Stem"/> as the term's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> StemUtf8(int form) => _bytes[_entries[form].StemUtf8];

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
        _surfaces.Clear();
        _chars.Clear();
        _bytes.Clear();
        Generation++;
        return true;
    }

    private void Analyse(ReadOnlySpan<char> surface, int form)
    {
        if (form == _entries.Length)
        {
            Array.Resize(ref _entries, form * 2);
        }
        _analysis.Analyse(surface);
        Entry entry = new()
        {
            Flags = _analysis.Flags,
            Exact = _chars.Add(_analysis.Exact),
            ExactUtf8 = _bytes.Add(_analysis.Exact),
        };
        bool foldsToExact = _analysis.Folded.SequenceEqual(_analysis.Exact);
        entry.Folded = foldsToExact ? entry.Exact : _chars.Add(_analysis.Folded);
        entry.FoldedUtf8 = foldsToExact ? entry.ExactUtf8 : _bytes.Add(_analysis.Folded);
        bool stemIsFolded = _analysis.Stem.SequenceEqual(_analysis.Folded);
        entry.Stem = stemIsFolded ? entry.Folded : _chars.Add(_analysis.Stem);
        entry.StemUtf8 = stemIsFolded ? entry.FoldedUtf8 : _bytes.Add(_analysis.Stem);
        _entries[form] = entry;
    }

    private struct Entry
    {
        public RawTokenFlags Flags;
        public ArenaSpan Exact;
        public ArenaSpan Folded;
        public ArenaSpan Stem;
        public ArenaSpan ExactUtf8;
        public ArenaSpan FoldedUtf8;
        public ArenaSpan StemUtf8;
    }
}
