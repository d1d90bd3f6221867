using Search.Analysis.Stemming;

namespace Search.Analysis.Words;

/// <summary>Steps over the raw tokens of a text and writes one form of each into a token's attributes.</summary>
internal sealed class WordFormCursor
{
    private WordForms _forms;
    private readonly RawTokens _tokens;
    private readonly WordFormKind _kind;
    private readonly WordFormOptions _options;
    private char[] _whole = new char[64];
    private int _at;
    private int _skipped;
    private bool _owesWhole;

    public WordFormCursor(WordForms forms, RawTokens tokens, WordFormKind kind, WordFormOptions options)
    {
        _forms = forms;
        _tokens = tokens;
        _kind = kind;
        _options = options;
    }

    /// <summary>Begins a pass over tokens whose forms lie in another cache.</summary>
    public void Reset(WordForms forms)
    {
        _forms = forms;
        Reset();
    }

    public void Reset()
    {
        _at = 0;
        _skipped = 0;
        _owesWhole = false;
    }

    public bool Next(Token token)
    {
        if (_owesWhole)
        {
            _owesWhole = false;
            WriteWhole(token, _at - 1);
            return true;
        }
        _skipped = 0;
        while (_at < _tokens.Count)
        {
            int i = _at++;
            ReadOnlySpan<char> folded = _forms.Folded(_tokens.Forms[i]);
            if (_options.StopWords is { } stopWords && stopWords.Contains(folded))
            {
                _skipped++;
                continue;
            }
            bool isKeyword = _options.Keywords is { } keywords && keywords.Contains(folded);
            bool staysFolded = isKeyword && _kind == WordFormKind.Stem;
            token.Clear();
            token.SetTerm(staysFolded ? folded : _forms.Get(_tokens.Forms[i], _kind));
            token.StartOffset = _tokens.Starts[i];
            token.EndOffset = _tokens.Ends[i];
            token.PositionIncrement = 1 + _skipped;
            token.IsKeyword = isKeyword;
            RawTokenFlags hyphens = _tokens.Flags[i] & (RawTokenFlags.HyphenBefore | RawTokenFlags.HyphenAfter);
            _owesWhole = _options.StacksHyphenatedWholes && hyphens == RawTokenFlags.HyphenAfter;
            return true;
        }
        return false;
    }

    public void End(Token token)
    {
        token.StartOffset = _tokens.Text.Length;
        token.EndOffset = _tokens.Text.Length;
        token.PositionIncrement = _skipped;
    }

    private void WriteWhole(Token token, int first)
    {
        int end = _tokens.CompoundEnd(first);
        int length = 0;
        for (int i = first; i < end; i++)
        {
            WordFormKind part = _kind == WordFormKind.Stem ? WordFormKind.Folded : _kind;
            ReadOnlySpan<char> form = _forms.Get(_tokens.Forms[i], part);
            if (_whole.Length < length + form.Length)
            {
                Array.Resize(ref _whole, Math.Max(_whole.Length * 2, length + form.Length));
            }
            form.CopyTo(_whole.AsSpan(length));
            length += form.Length;
        }
        if (_kind == WordFormKind.Stem)
        {
            length = EnglishStemmer.Stem(_whole, length);
        }
        token.Clear();
        token.SetTerm(_whole.AsSpan(0, length));
        token.StartOffset = _tokens.Starts[first];
        token.EndOffset = _tokens.Ends[end - 1];
        token.PositionIncrement = 0;
        token.PositionLength = end - first;
    }
}
