namespace Search.Variants.Naming;

/// <summary>What a lexicon is made of.</summary>
internal sealed class NameLexiconParts
{
    public Dictionary<NameWordClass, HashSet<string>> Words { get; } = [];

    public Dictionary<string, List<int>> Nicknames { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<int>> SameNames { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<int>> Exonyms { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Abbreviations { get; } = new(StringComparer.Ordinal);

    public List<IReadOnlyList<string>> Groups { get; } = [];
}
