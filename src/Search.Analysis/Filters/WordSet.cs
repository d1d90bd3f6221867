namespace Search.Analysis.Filters;

/// <summary>A fixed set of terms, looked up without making strings.</summary>
public sealed class WordSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>A set of these terms, compared unit by unit.</summary>
    public WordSet(IEnumerable<string> words) =>
        _words = new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of terms.</summary>
    public int Count => _words.Set.Count;

    /// <summary>True when the set has the term.</summary>
    public bool Contains(ReadOnlySpan<char> term) => _words.Contains(term);
}
