using Search.Analysis;

namespace Search.Testing.Indexing;

/// <summary>Splits at spaces and changes nothing: the simplest analyzer that a model can copy. The word <c>!fail</c> makes it throw.</summary>
public sealed class WordAnalyzer : Analyzer
{
    /// <summary>A word that cannot be analysed.</summary>
    public const string FailingWord = "!fail";

    /// <inheritdoc/>
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        var tokenizer = new WordTokenizer();
        return (tokenizer, tokenizer);
    }

    private sealed class WordTokenizer : Tokenizer
    {
        private int _at;

        public override void Reset() => _at = 0;

        public override bool IncrementToken()
        {
            ReadOnlySpan<char> text = Text.Span;
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }
            if (_at == text.Length)
            {
                return false;
            }
            int start = _at;
            while (_at < text.Length && text[_at] != ' ')
            {
                _at++;
            }
            if (text[start.._at] is FailingWord)
            {
                throw new FormatException("a word that cannot be analysed");
            }
            Token.Clear();
            Token.SetTerm(text[start.._at]);
            Token.StartOffset = start;
            Token.EndOffset = _at;
            return true;
        }

        public override void End()
        {
            base.End();
            Token.StartOffset = Text.Length;
            Token.EndOffset = Text.Length;
        }
    }
}
