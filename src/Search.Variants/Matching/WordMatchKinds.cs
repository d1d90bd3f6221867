using System.Text;
using Search.Analysis;
using Search.Analysis.Spelling;
using Search.Analysis.Words;
using Search.Queries;

namespace Search.Variants.Matching;

/// <summary>As what a match of words counts: as typed, inflected, or another phrasing of a group.</summary>
internal sealed class WordMatchKinds
{
    private const int FuzzyTier = 4;

    private readonly WordForms _forms = new();
    private readonly WordScanner _scanner;
    private readonly RawTokens _tokens = new();
    private readonly string _typedKey;
    private readonly HashSet<string> _ownStems = new(StringComparer.Ordinal);
    private readonly int _ownCount;
    private readonly QueryReading _reading;

    public WordMatchKinds(string queryPart, QueryReading reading)
    {
        _reading = reading;
        _scanner = new WordScanner(_forms);
        _typedKey = Names.FoldKey(queryPart);
        _scanner.Scan(queryPart.AsMemory(), _tokens);
        _ownCount = _tokens.Count;
        for (int i = 0; i < _tokens.Count; i++)
        {
            _ownStems.Add(_forms.Stem(_tokens.Forms[i]).ToString());
        }
    }

    public (VariantKind Kind, string PhraseGroupId) Of(QueryMatch match, string surface)
    {
        if (_reading.Tier == FuzzyTier)
        {
            return (VariantKind.Fuzzy, string.Empty);
        }
        int words = match.EndPosition - match.StartPosition;
        bool isOwn = _ownStems.Contains(Encoding.UTF8.GetString(match.Term.Span)) && (words == 1 || words == _ownCount);
        if (!isOwn && _reading.PhraseGroup is { } group)
        {
            return (group.MatchKind, group.Id);
        }
        string key = Names.FoldKey(surface);
        string[] typed = words == 1 ? _typedKey.Split(' ') : [_typedKey];
        if (typed.Contains(key, StringComparer.Ordinal))
        {
            return (VariantKind.Exact, string.Empty);
        }
        bool isSpelling = words == 1 && typed.Contains(American(key), StringComparer.Ordinal);
        isSpelling |= words == 1 && typed.Any(word => string.Equals(American(word), key, StringComparison.Ordinal));
        return (isSpelling ? VariantKind.Spelling : VariantKind.Inflection, string.Empty);
    }

    private static string American(string word) =>
        AmericanSpelling.TryGet(word, out ReadOnlySpan<char> american) ? american.ToString() : word;
}
