using Search.Analysis;
using Search.Analysis.Words;

namespace Search.Variants.Documents;

/// <summary>
/// The tokens of one field, copied out of the analyzer's caches so that the document can wait in a queue and be
/// indexed by another thread. Each distinct word is kept once.
/// </summary>
internal sealed class TextSnapshot
{
    private readonly int[] _words;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _stemEnds;
    private readonly int[] _exactEnds;
    private readonly char[] _stems;
    private readonly char[] _exacts;
    private readonly int _textLength;

    /// <param name="tokens">The tokens.</param>
    /// <param name="forms">Their forms.</param>
    /// <param name="scratch">Room for numbering the forms of a document, kept by the caller.</param>
    public TextSnapshot(RawTokens tokens, WordForms forms, FormNumbers scratch)
    {
        _textLength = tokens.Text.Length;
        _starts = tokens.Starts.ToArray();
        _ends = tokens.Ends.ToArray();
        _words = new int[tokens.Count];
        scratch.Number(tokens.Forms, forms.Count, _words);
        ReadOnlySpan<int> distinct = scratch.Distinct;
        _stemEnds = new int[distinct.Length];
        _exactEnds = new int[distinct.Length];
        int stems = 0;
        int exacts = 0;
        foreach (int form in distinct)
        {
            stems += forms.Stem(form).Length;
            exacts += forms.Exact(form).Length;
        }
        _stems = new char[stems];
        _exacts = new char[exacts];
        Copy(forms, distinct);
    }

    public int Count => _words.Length;

    public TokenStream Stems() => new Stream(this, _stems, _stemEnds);

    public TokenStream Exact() => new Stream(this, _exacts, _exactEnds);

    private void Copy(WordForms forms, ReadOnlySpan<int> distinct)
    {
        int stems = 0;
        int exacts = 0;
        for (int i = 0; i < distinct.Length; i++)
        {
            ReadOnlySpan<char> stem = forms.Stem(distinct[i]);
            stem.CopyTo(_stems.AsSpan(stems));
            stems += stem.Length;
            _stemEnds[i] = stems;
            ReadOnlySpan<char> exact = forms.Exact(distinct[i]);
            exact.CopyTo(_exacts.AsSpan(exacts));
            exacts += exact.Length;
            _exactEnds[i] = exacts;
        }
    }

    private sealed class Stream : TokenStream
    {
        private readonly TextSnapshot _text;
        private readonly char[] _chars;
        private readonly int[] _charEnds;
        private int _at;

        public Stream(TextSnapshot text, char[] chars, int[] charEnds)
        {
            _text = text;
            _chars = chars;
            _charEnds = charEnds;
        }

        public override void Reset() => _at = 0;

        public override bool IncrementToken()
        {
            if (_at == _text.Count)
            {
                return false;
            }
            int i = _at++;
            int word = _text._words[i];
            int from = word == 0 ? 0 : _charEnds[word - 1];
            Token token = Token;
            token.Clear();
            token.SetTerm(_chars.AsSpan(from, _charEnds[word] - from));
            token.StartOffset = _text._starts[i];
            token.EndOffset = _text._ends[i];
            return true;
        }

        public override void End()
        {
            base.End();
            Token.StartOffset = _text._textLength;
            Token.EndOffset = _text._textLength;
        }
    }
}
