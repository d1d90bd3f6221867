using Search.Analysis;
using Search.Analysis.Filters;
using Search.Analysis.Standard;
using Search.Analysis.Words;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Shows what every stage of a chain makes of a text. Each stage runs from the text anew, so that nothing but the
/// chain itself decides what is shown. Thread-safe.
/// </summary>
public sealed class StageAnalyzer
{
    /// <summary>The raw words of the full chain, as printed.</summary>
    public const string Words = "words";

    /// <summary>The words without case, diacritics and ligatures.</summary>
    public const string Folded = "folded";

    /// <summary>The words without case, as exact fields hold them.</summary>
    public const string Exact = "exact";

    /// <summary>The stems, as the text's own field holds them.</summary>
    public const string Stem = "stem";

    /// <summary>The mentions of entities.</summary>
    public const string Entities = "entities";

    /// <summary>The words of the plain chain.</summary>
    public const string Tokenizer = "tokenizer";

    /// <summary>The plain chain's words in lower case.</summary>
    public const string LowerCase = "lower_case";

    /// <summary>The plain chain's stems.</summary>
    public const string Porter = "porter";

    private const string AcronymType = "<ACRONYM>";

    private readonly NameLookup _names;

    internal StageAnalyzer(NameLookup names) => _names = names;

    /// <summary>The stages of a chain, in order.</summary>
    public IReadOnlyList<AnalysisStage> Analyze(TextChain chain, string text) =>
        chain == TextChain.Plain ? Plain(text) : Full(text);

    /// <summary>The chain of a text field.</summary>
    /// <exception cref="ServiceException">There is no such field, or it is not text.</exception>
    public static TextChain ChainOf(Schema schema, string field, string path)
    {
        if (!schema.TryGet(field, out SchemaField? found))
        {
            throw new ServiceException(ServiceError.Invalid(
                path, $"\"{field}\" is not a field of the index", ErrorReasons.UnknownField));
        }
        return found.Kind == FieldKind.Text
            ? found.Chain
            : throw new ServiceException(ServiceError.Invalid(path, $"\"{field}\" is not a text field"));
    }

    private static List<AnalysisStage> Plain(string text)
    {
        var tokenizer = new StandardTokenizer();
        var lowerCased = new StandardTokenizer();
        var stemmed = new StandardTokenizer();
        return
        [
            Run(Tokenizer, tokenizer, tokenizer, text),
            Run(LowerCase, lowerCased, new LowerCaseFilter(lowerCased), text),
            Run(Porter, stemmed, new PorterStemFilter(new LowerCaseFilter(stemmed)), text),
        ];
    }

    private static AnalysisStage Run(string name, Tokenizer source, TokenStream chain, string text)
    {
        source.SetText(text.AsMemory());
        chain.Reset();
        var tokens = new List<StageToken>();
        int position = -1;
        while (chain.IncrementToken())
        {
            Token token = chain.Token;
            position += token.PositionIncrement;
            tokens.Add(new StageToken(
                token.Term.ToString(), token.StartOffset, token.EndOffset, position, token.PositionLength, token.Type));
        }
        chain.End();
        return new AnalysisStage(name, tokens);
    }

    private List<AnalysisStage> Full(string text)
    {
        var scanner = new WordScanner();
        var words = new RawTokens();
        scanner.Scan(text.AsMemory(), words);
        return
        [
            Form(Words, WordFormKind.Surface, scanner.Forms, words),
            Form(Folded, WordFormKind.Folded, scanner.Forms, words),
            Form(Exact, WordFormKind.Exact, scanner.Forms, words),
            Form(Stem, WordFormKind.Stem, scanner.Forms, words),
            new AnalysisStage(Entities, [.. _names.Tag(text).Select(Entity)]),
        ];
    }

    // The index of a raw word is its position.
    private static AnalysisStage Form(string name, WordFormKind kind, WordForms forms, RawTokens words)
    {
        var tokens = new StageToken[words.Count];
        for (int i = 0; i < tokens.Length; i++)
        {
            ReadOnlySpan<char> term = kind == WordFormKind.Surface ? words.Surface(i) : forms.Get(words.Forms[i], kind);
            tokens[i] = new StageToken(
                term.ToString(), words.Starts[i], words.Ends[i], i, 1, TypeOf(words.Flags[i]));
        }
        return new AnalysisStage(name, tokens);
    }

    private StageToken Entity(Mention mention) => new(
        _names.Set.Entities[mention.Entity].Id,
        mention.StartOffset,
        mention.EndOffset,
        mention.StartToken,
        mention.Length,
        mention.Kind.ToString());

    private static string TypeOf(RawTokenFlags flags) => flags switch
    {
        _ when (flags & RawTokenFlags.Acronym) != 0 => AcronymType,
        _ when (flags & RawTokenFlags.Number) != 0 => StandardTokenizer.NameOf(StandardTokenType.Num),
        _ => StandardTokenizer.NameOf(StandardTokenType.Alphanum),
    };
}
