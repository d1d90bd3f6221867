using Search.Analysis;

namespace Search.Testing;

/// <summary>Words are runs of letters and digits; nothing is changed.</summary>
public sealed class WordRunAnalyzer : Analyzer
{
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        var source = new WordTokenizer();
        return (source, source);
    }

    private sealed class WordTokenizer : Tokenizer
    {
        private int _at;

        public override void Reset() => _at = 0;

        public override bool IncrementToken()
        {
            ReadOnlySpan<char> text = Text.Span;
            while (_at < text.Length && !char.IsLetterOrDigit(text[_at]))
            {
                _at++;
            }
            int start = _at;
            while (_at < text.Length && char.IsLetterOrDigit(text[_at]))
            {
                _at++;
            }
            Token.Clear();
            Token.SetTerm(text[start.._at]);
            Token.StartOffset = start;
            Token.EndOffset = _at;
            return _at > start;
        }

        public override void End()
        {
            base.End();
            Token.StartOffset = Text.Length;
            Token.EndOffset = Text.Length;
        }
    }
}
