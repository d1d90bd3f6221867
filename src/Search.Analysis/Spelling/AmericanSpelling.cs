using System.Collections.Frozen;

namespace Search.Analysis.Spelling;

/// <summary>
/// The American spelling of words spelled the British way, by a table generated from the word lists of SCOWL. A word whose
/// British spelling is also a word of American English ("meter" and "metre" have one entry, "tyre" none) stays.
/// </summary>
public static class AmericanSpelling
{
    private static readonly FrozenDictionary<string, string> Table = Read();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of words with an American spelling of their own.</summary>
    public static int Count => Table.Count;

    /// <summary>Every pair: the British spelling, the American one.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs => Table;

    /// <summary>The American spelling of a folded word; false when it has none of its own.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out ReadOnlySpan<char> american)
    {
        bool found = BySpan.TryGetValue(word, out string? spelling);
        american = spelling;
        return found;
    }

    private static FrozenDictionary<string, string> Read() =>
        SpellingTable.Pairs.Split(' ').Select(static pair => pair.Split(':')).ToFrozenDictionary(
            static sides => sides[0],
            static sides => sides[1],
            StringComparer.Ordinal);
}
