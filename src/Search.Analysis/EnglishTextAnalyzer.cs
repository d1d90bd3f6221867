using System.Threading;
using Search.Analysis.Words;

namespace Search.Analysis;

/// <summary>
/// The analyzer of English news. A field whose name ends in <see cref="ExactSuffix"/> gets case-folded words with their
/// diacritics, every other field stems; the positions of both are those of the raw words (<see cref="WordScanner"/>), so
/// that they are aligned. A whole document is better scanned once, with a <see cref="WordFormStream"/> for each field.
/// </summary>
public sealed class EnglishTextAnalyzer : Analyzer
{
    /// <summary>Ending of the names of exact fields.</summary>
    public const string ExactSuffix = ".exact";

    private readonly WordFormOptions _options;
    private readonly ThreadLocal<SharedForms> _forms = new(static () => new SharedForms());

    /// <summary>An analyzer.</summary>
    /// <param name="options">
    /// Stop words and keywords of both kinds of field. Wholes of hyphenated words are stacked in exact fields only.
    /// </param>
    public EnglishTextAnalyzer(WordFormOptions? options = null) => _options = options ?? new WordFormOptions();

    /// <summary>True for the name of an exact field.</summary>
    public static bool IsExactField(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.EndsWith(ExactSuffix, StringComparison.Ordinal);
    }

    /// <summary>Case (and, outside exact fields, folding), no spelling and no stem. Wildcard characters stay.</summary>
    public override string Normalize(string field, string text)
    {
        WordAnalysis analysis = new();
        analysis.Analyse(text);
        return new string(IsExactField(field) ? analysis.Exact : analysis.Folded);
    }

    /// <inheritdoc/>
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        bool isExact = IsExactField(field);
        WordFormOptions options = _options with { StacksHyphenatedWholes = isExact && _options.StacksHyphenatedWholes };
        WordFormKind kind = isExact ? WordFormKind.Exact : WordFormKind.Stem;
        WordTokenizer tokenizer = new(kind, options, _forms.Value ?? new SharedForms());
        return (tokenizer, tokenizer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _forms.Dispose();
        }
        base.Dispose(disposing);
    }
}
