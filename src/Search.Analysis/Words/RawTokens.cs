namespace Search.Analysis.Words;

/// <summary>
/// The words of one text, as written and with their offsets in UTF-16 units, in columns. Filled by
/// <see cref="WordScanner.Scan"/> and reused for the next text.
/// </summary>
/// <remarks>
/// The index of a token is its position: token i stands at position i in the stem field, in the exact field and in the
/// fields derived from them; no position is skipped and none is shared. Tokens do not overlap: "US-Gulf" is two
/// tokens, joined by flags, and its whole is the run of <see cref="CompoundStart"/> to <see cref="CompoundEnd"/>.
/// </remarks>
public sealed class RawTokens
{
    private int[] _starts = new int[256];
    private int[] _ends = new int[256];
    private int[] _wordEnds = new int[256];
    private int[] _forms = new int[256];
    private RawTokenFlags[] _flags = new RawTokenFlags[256];

    /// <summary>The scanned text, after the character map: the same length and offsets as the text given.</summary>
    public ReadOnlyMemory<char> Text { get; internal set; }

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Start offsets: never backwards.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>End offsets (exclusive), a possessive 's included: what a highlight covers and the index stores.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Ends of the surfaces: without the possessive 's.</summary>
    public ReadOnlySpan<int> WordEnds => _wordEnds.AsSpan(0, Count);

    /// <summary>Form ids in the <see cref="WordForms"/> of the scanner.</summary>
    public ReadOnlySpan<int> Forms => _forms.AsSpan(0, Count);

    /// <summary>Flags.</summary>
    public ReadOnlySpan<RawTokenFlags> Flags => _flags.AsSpan(0, Count);

    /// <summary>The characters of token <paramref name="i"/> without its possessive ending, case and all.</summary>
    public ReadOnlySpan<char> Surface(int i) => Text.Span[_starts[i].._wordEnds[i]];

    /// <summary>First token of the hyphenated word that token <paramref name="i"/> is part of; itself when of none.</summary>
    public int CompoundStart(int i)
    {
        while (i > 0 && (_flags[i] & RawTokenFlags.HyphenBefore) != 0)
        {
            i--;
        }
        return i;
    }

    /// <summary>One past the last token of the hyphenated word that token <paramref name="i"/> is part of.</summary>
    public int CompoundEnd(int i)
    {
        while (i + 1 < Count && (_flags[i] & RawTokenFlags.HyphenAfter) != 0)
        {
            i++;
        }
        return i + 1;
    }

    internal void Clear(ReadOnlyMemory<char> text)
    {
        Text = text;
        Count = 0;
    }

    /// <summary>True when the last token added is an acronym, whose dot may also end a sentence.</summary>
    internal bool EndsInAcronym => (_flags[Count - 1] & RawTokenFlags.Acronym) != 0;

    internal void AddFlag(int i, RawTokenFlags flag) => _flags[i] |= flag;

    internal void Add(int start, int wordEnd, int end, int form, RawTokenFlags flags)
    {
        int i = Count++;
        if (i == _starts.Length)
        {
            Grow(i * 2);
        }
        _starts[i] = start;
        _wordEnds[i] = wordEnd;
        _ends[i] = end;
        _forms[i] = form;
        _flags[i] = flags;
    }

    private void Grow(int size)
    {
        Array.Resize(ref _starts, size);
        Array.Resize(ref _ends, size);
        Array.Resize(ref _wordEnds, size);
        Array.Resize(ref _forms, size);
        Array.Resize(ref _flags, size);
    }
}
