using System.Collections.Frozen;

namespace Search.Variants.Naming;

/// <summary>
/// What is known of the words in names: short forms of given names, forms of one name in several languages, titles,
/// particles, abbreviations, names of places in several languages. Immutable; thread-safe.
/// </summary>
internal sealed class NameLexicon
{
    private static readonly Lazy<NameLexicon> ShippedLexicon = new(NameLexiconReader.ReadShipped);

    private readonly FrozenDictionary<NameWordClass, FrozenSet<string>> _words;
    private readonly FrozenDictionary<string, int[]> _nicknames;
    private readonly FrozenDictionary<string, int[]> _sameNames;
    private readonly FrozenDictionary<string, int[]> _exonyms;
    private readonly FrozenDictionary<string, string> _abbreviations;
    private readonly List<IReadOnlyList<string>> _groups;

    internal NameLexicon(NameLexiconParts parts)
    {
        _words = parts.Words.ToFrozenDictionary(
            static pair => pair.Key, static pair => pair.Value.ToFrozenSet(StringComparer.Ordinal));
        _nicknames = Freeze(parts.Nicknames);
        _sameNames = Freeze(parts.SameNames);
        _exonyms = Freeze(parts.Exonyms);
        _abbreviations = parts.Abbreviations.ToFrozenDictionary(StringComparer.Ordinal);
        _groups = parts.Groups;
    }

    /// <summary>The lexicon that is shipped with the program.</summary>
    public static NameLexicon Shipped => ShippedLexicon.Value;

    /// <summary>Whether a folded word belongs to a class.</summary>
    public bool Is(NameWordClass kind, string word) =>
        _words.TryGetValue(kind, out FrozenSet<string>? words) && words.Contains(word);

    /// <summary>What a folded abbreviation is short for; null when it is none.</summary>
    public string? Expand(string word) => _abbreviations.GetValueOrDefault(word);

    /// <summary>Whether one is a short form of the other, or both of one given name.</summary>
    public bool AreNicknames(string a, string b) => Share(_nicknames, a, b);

    /// <summary>Whether both are forms of one name.</summary>
    public bool AreSameName(string a, string b) => Share(_sameNames, a, b);

    /// <summary>Whether both name one place in different languages or times.</summary>
    public bool AreExonyms(string a, string b) => Share(_exonyms, a, b);

    /// <summary>The other short and full forms of a given name.</summary>
    public IEnumerable<string> GivenNames(string word) =>
        _nicknames.TryGetValue(word, out int[]? groups)
            ? groups.SelectMany(group => _groups[group]).Where(other => other != word).Distinct(StringComparer.Ordinal)
            : [];

    private static FrozenDictionary<string, int[]> Freeze(Dictionary<string, List<int>> groups) =>
        groups.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.ToArray(), StringComparer.Ordinal);

    private static bool Share(FrozenDictionary<string, int[]> groups, string a, string b) =>
        groups.TryGetValue(a, out int[]? ofA) && groups.TryGetValue(b, out int[]? ofB) && ofA.Intersect(ofB).Any();
}
