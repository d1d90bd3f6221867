using Search.Analysis.Standard;

namespace Search.Analysis.Words;

/// <summary>
/// Splits a text into its raw words once, so that the stem field, the exact field and the tagger of names all read the
/// same tokens at the same positions. One scanner a thread.
/// </summary>
/// <remarks>
/// Words are those of UAX #29, with these differences, made for news:
/// <list type="bullet">
/// <item>Typographic quotes, hyphens and spaces count as plain ones (offsets do not move).</item>
/// <item>A colon never joins letters. A dot does not join a word to a capitalised one ("yesterday.The").</item>
/// <item>Single letters with dots are one token with their last dot: "U.S.", and capitals with single spaces too:
/// "U. S.". Both have the forms of "US".</item>
/// <item>A possessive 's belongs to the token's end offset and not to its surface.</item>
/// </list>
/// </remarks>
public sealed class WordScanner
{
    private readonly StandardScanner _breaks = new();
    private char[] _mapped = [];

    /// <summary>A scanner with a cache of forms of its own.</summary>
    public WordScanner()
        : this(new WordForms())
    {
    }

    /// <summary>A scanner that fills and reads the given cache, which must belong to the same thread.</summary>
    public WordScanner(WordForms forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        Forms = forms;
    }

    /// <summary>The forms of the tokens, by form id.</summary>
    public WordForms Forms { get; internal set; }

    /// <summary>
    /// Scans a text. The tokens, and the text in them, are valid until the next scan; form ids until the cache's
    /// <see cref="WordForms.Generation"/> changes, which happens only at the start of a scan.
    /// </summary>
    public void Scan(ReadOnlyMemory<char> text, RawTokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Forms.Trim();
        tokens.Clear(Map(text));
        ReadOnlySpan<char> span = tokens.Text.Span;
        _breaks.Begin();
        int previousEnd = 0;
        while (_breaks.Next(span))
        {
            int end = _breaks.End;
            if (_breaks.IsPlain && (end - _breaks.Start > 1 || end == span.Length || span[end] != '.'))
            {
                Add(span, tokens, previousEnd, new WordSpan(_breaks.Start, end, end));
                previousEnd = end;
                continue;
            }
            for (int start = _breaks.Start; start < end;)
            {
                WordSpan word = WordSpan.From(span, start, end);
                Add(span, tokens, previousEnd, word);
                previousEnd = word.End;
                start = WordSpan.SkipJoiners(span, word.End, end);
            }
            if (previousEnd > end)
            {
                _breaks.MoveTo(previousEnd);
            }
        }
    }

    private ReadOnlyMemory<char> Map(ReadOnlyMemory<char> text)
    {
        if (CharacterMap.IndexOfMapped(text.Span) < 0)
        {
            return text;
        }
        if (_mapped.Length < text.Length)
        {
            _mapped = new char[Math.Max(text.Length, _mapped.Length * 2)];
        }
        text.Span.CopyTo(_mapped);
        CharacterMap.Apply(_mapped.AsSpan(0, text.Length));
        return _mapped.AsMemory(0, text.Length);
    }

    private void Add(ReadOnlySpan<char> text, RawTokens tokens, int previousEnd, WordSpan word)
    {
        int form = Forms.Intern(text[word.Start..word.WordEnd]);
        RawTokenFlags flags = Forms.Flags(form) | (word.IsPossessive ? RawTokenFlags.Possessive : RawTokenFlags.None);
        if (tokens.Count == 0)
        {
            flags |= RawTokenFlags.SentenceStart | RawTokenFlags.LineStart;
        }
        else if (word.Start - previousEnd != 1 || text[previousEnd] != ' ' || tokens.EndsInAcronym)
        {
            flags |= WordGap.FlagsOf(text, tokens, previousEnd, word.Start, Forms.Folded(form), flags);
        }
        tokens.Add(word.Start, word.WordEnd, word.End, form, flags);
    }
}
