using System.Text;
using Search.Analysis;
using Search.Analysis.Filters;
using Search.Analysis.Standard;
using Search.Analysis.Words;

namespace Search.Service;

/// <summary>
/// The texts of one hit, with the places of their words: position in the index to offsets in the text. For one
/// thread.
/// </summary>
internal sealed class HitTexts
{
    private readonly Dictionary<string, FieldText> _texts = new(StringComparer.Ordinal);

    /// <summary>The text fields of a document.</summary>
    public HitTexts(Schema schema, Document document)
    {
        Document = document;
        foreach (SchemaField field in schema.TextFields)
        {
            if (document.Fields.TryGetValue(field.Name, out FieldValue value))
            {
                _texts.Add(field.Name, new FieldText(value.StringValue, field.Chain));
            }
        }
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>Names of the fields, in the order of the schema.</summary>
    public IEnumerable<string> Fields => _texts.Keys;

    /// <summary>A field's text; empty when the document has none.</summary>
    public string Text(string field) => _texts.TryGetValue(field, out FieldText? text) ? text.Text : string.Empty;

    /// <summary>The document's source, if it names one.</summary>
    public string? Source =>
        Document.Fields.TryGetValue("source", out FieldValue source) && source.Kind == ValueKind.String
            ? source.StringValue
            : null;

    /// <summary>A field's text; null when the document has none.</summary>
    public string? TextOrNull(string field) => _texts.TryGetValue(field, out FieldText? text) ? text.Text : null;

    /// <summary>The first place of a term of the plain chain in any of the texts.</summary>
    public bool TryFindPlain(string term, out string field, out int from, out int to)
    {
        foreach ((string name, FieldText text) in _texts)
        {
            if (text.TryFindPlain(term, out from, out to))
            {
                field = name;
                return true;
            }
        }
        (field, from, to) = (string.Empty, 0, 0);
        return false;
    }

    /// <summary>
    /// The offsets of the words at [start, end) of a field, in UTF-16 units; false when there are no such words.
    /// </summary>
    public bool TryPlace(string field, int start, int end, out int from, out int to)
    {
        from = 0;
        to = 0;
        if (!_texts.TryGetValue(field, out FieldText? text))
        {
            return false;
        }
        (int Start, int End)[] words = text.Words;
        if (start < 0 || end <= start || end > words.Length)
        {
            return false;
        }
        from = words[start].Start;
        to = words[end - 1].End;
        return to > from;
    }

    /// <summary>The place of a stretch in bytes of UTF-8.</summary>
    public (int Start, int End) ToBytes(string field, int from, int to)
    {
        ReadOnlySpan<char> text = Text(field);
        int start = Encoding.UTF8.GetByteCount(text[..from]);
        return (start, start + Encoding.UTF8.GetByteCount(text[from..to]));
    }

    private sealed class FieldText(string text, TextChain chain)
    {
        private (int Start, int End)[]? _words;
        private Dictionary<string, (int Start, int End)>? _plainTerms;

        public string Text => text;

        public (int Start, int End)[] Words => _words ??= Scan();

        public bool TryFindPlain(string term, out int from, out int to)
        {
            _plainTerms ??= ScanPlain();
            bool found = _plainTerms.TryGetValue(term, out (int Start, int End) place);
            (from, to) = place;
            return found;
        }

        private Dictionary<string, (int Start, int End)> ScanPlain()
        {
            var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            var tokenizer = new StandardTokenizer();
            var stream = new PorterStemFilter(new LowerCaseFilter(tokenizer));
            tokenizer.SetText(text.AsMemory());
            stream.Reset();
            while (stream.IncrementToken())
            {
                Token token = stream.Token;
                places.TryAdd(token.Term.ToString(), (token.StartOffset, token.EndOffset));
            }
            return places;
        }

        private (int Start, int End)[] Scan()
        {
            Tokenizer tokenizer = chain == TextChain.Plain
                ? new StandardTokenizer()
                : new WordFormTokenizer(WordFormKind.Surface);
            tokenizer.SetText(text.AsMemory());
            tokenizer.Reset();
            var words = new List<(int, int)>();
            while (tokenizer.IncrementToken())
            {
                words.Add((tokenizer.Token.StartOffset, tokenizer.Token.EndOffset));
            }
            return [.. words];
        }
    }
}
