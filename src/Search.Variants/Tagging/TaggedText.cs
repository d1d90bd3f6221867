using Search.Analysis.Words;
using Search.Variants.Automaton;

namespace Search.Variants.Tagging;

/// <summary>
/// One field of the document at hand: its tokens, their ids in the automaton, and how its lines use capitals.
/// </summary>
internal sealed class TaggedText
{
    private const int MinLineWords = 3;

    private int[] _words = [];
    private int _lineStart;
    private int _lineEnd;
    private CaseMode _lineMode;

    public TaggedText(WordForms forms)
    {
        Forms = forms;
        Scanner = new WordScanner(forms);
    }

    public WordForms Forms { get; }

    public WordScanner Scanner { get; }

    public RawTokens Tokens { get; } = new();

    public int Count => Tokens.Count;

    /// <summary>The tokens' ids in the automaton; -1 for words that no surface has.</summary>
    public ReadOnlySpan<int> Words => _words.AsSpan(0, Tokens.Count);

    public void Scan(ReadOnlyMemory<char> text, WordIdCache ids)
    {
        Scan(text);
        Number(ids);
    }

    public void Scan(ReadOnlyMemory<char> text)
    {
        Scanner.Scan(text, Tokens);
        _lineStart = 0;
        _lineEnd = 0;
    }

    /// <summary>Looks up what the tokens are in the automaton.</summary>
    public void Number(WordIdCache ids)
    {
        if (_words.Length < Tokens.Count)
        {
            _words = new int[Math.Max(Tokens.Count, _words.Length * 2)];
        }
        ids.Fill(Tokens.Forms, _words);
    }

    public ReadOnlySpan<char> Folded(int token) => Forms.Folded(Tokens.Forms[token]);

    public string Exact(int token) => Forms.Exact(Tokens.Forms[token]).ToString();

    public RawTokenFlags Flags(int token) => Tokens.Flags[token];

    public bool Has(int token, RawTokenFlags flag) => (Tokens.Flags[token] & flag) != 0;

    /// <summary>Whether a bracket opens before a token, directly after the one before, and closes after it.</summary>
    public bool IsInBrackets(int token)
    {
        ReadOnlySpan<char> text = Tokens.Text.Span;
        int end = Tokens.Ends[token];
        return token > 0 && end < text.Length && text[end] == ')'
            && text[Tokens.Ends[token - 1]..Tokens.Starts[token]].TrimStart() is "(";
    }

    /// <summary>The tokens of the line that holds a token: first, and one past the last.</summary>
    public (int Start, int End) LineOf(int token)
    {
        ModeAt(token);
        return (_lineStart, _lineEnd);
    }

    /// <summary>How the line that holds a token uses capitals.</summary>
    public CaseMode ModeAt(int token)
    {
        if (token < _lineStart || token >= _lineEnd)
        {
            _lineStart = token;
            while (_lineStart > 0 && !Has(_lineStart, RawTokenFlags.LineStart))
            {
                _lineStart--;
            }
            _lineEnd = token + 1;
            while (_lineEnd < Count && !Has(_lineEnd, RawTokenFlags.LineStart))
            {
                _lineEnd++;
            }
            _lineMode = ComputeMode(_lineStart, _lineEnd);
        }
        return _lineMode;
    }

    private CaseMode ComputeMode(int start, int end)
    {
        int words = 0;
        int caps = 0;
        int capitalised = 0;
        for (int i = start; i < end; i++)
        {
            if (Has(i, RawTokenFlags.HasDigit) || Tokens.WordEnds[i] - Tokens.Starts[i] < 2)
            {
                continue;
            }
            words++;
            caps += Has(i, RawTokenFlags.AllCaps) ? 1 : 0;
            capitalised += Has(i, RawTokenFlags.Capitalised) ? 1 : 0;
        }
        if (words < MinLineWords)
        {
            return CaseMode.Normal;
        }
        if (caps * 10 >= words * 8)
        {
            return CaseMode.AllCaps;
        }
        if (capitalised * 10 >= words * 7)
        {
            return CaseMode.TitleCase;
        }
        return capitalised == 0 ? CaseMode.Lower : CaseMode.Normal;
    }
}
