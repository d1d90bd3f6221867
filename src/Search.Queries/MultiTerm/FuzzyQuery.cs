using System.Globalization;
using Search.Indexing;
using Search.Queries.Automata;

namespace Search.Queries;

/// <summary>
/// Documents with a term within an edit distance of a word: the nearest terms of the index, at most
/// <see cref="MaxExpansions"/>, each scored as if it had the greatest document frequency of all, times
/// 1 - distance / length of the shorter of the two words.
/// </summary>
public sealed class FuzzyQuery : Query
{
    /// <summary>The greatest distance by default.</summary>
    public const int DefaultEdits = LevenshteinAutomaton.MaxEdits;

    /// <summary>Most terms by default.</summary>
    public const int DefaultMaxExpansions = 50;

    /// <summary>Creates the query.</summary>
    /// <param name="term">The word.</param>
    /// <param name="maxEdits">The greatest distance, 0 to 2: insertions, deletions, substitutions, transpositions.</param>
    /// <param name="prefixLength">Characters at the beginning that must be equal.</param>
    /// <param name="maxExpansions">Most terms that the word is expanded to.</param>
    /// <param name="transpositions">Whether exchanging two neighbours is one edit; else it is two.</param>
    public FuzzyQuery(
        Term term,
        int maxEdits = DefaultEdits,
        int prefixLength = 0,
        int maxExpansions = DefaultMaxExpansions,
        bool transpositions = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, LevenshteinAutomaton.MaxEdits);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxExpansions);
        Term = term;
        MaxEdits = maxEdits;
        PrefixLength = prefixLength;
        MaxExpansions = maxExpansions;
        Transpositions = transpositions;
    }

    /// <summary>The word.</summary>
    public Term Term { get; }

    /// <summary>The greatest distance.</summary>
    public int MaxEdits { get; }

    /// <summary>Characters at the beginning that must be equal.</summary>
    public int PrefixLength { get; }

    /// <summary>Most terms that the word is expanded to.</summary>
    public int MaxExpansions { get; }

    /// <summary>Whether exchanging two neighbours is one edit.</summary>
    public bool Transpositions { get; }

    /// <summary>The distance that a number after <c>~</c> means: itself up to 2, or as a similarity below 1 the share of
    /// characters that may differ.</summary>
    public static int EditsOf(float number, int codePoints) =>
        number >= 1 ? (int)Math.Min(number, LevenshteinAutomaton.MaxEdits)
        : number == 0 ? 0
        : Math.Min((int)((1.0 - number) * codePoints), LevenshteinAutomaton.MaxEdits);

    /// <summary>The terms of a reader that the query stands for, and whether there were more.</summary>
    public FuzzyExpansion Expand(IndexReader reader) => FuzzyTerms.Expand(this, reader);

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader) => FuzzyTerms.ToQuery(this, reader);

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return searcher.Rewrite(this).CreateWeight(searcher, mode, boost);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        string field = Term.Field == defaultField ? string.Empty : Term.Field + ":";
        return $"{field}{Term.Text}~{MaxEdits.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is FuzzyQuery other
        && other.Term.Equals(Term)
        && other.MaxEdits == MaxEdits
        && other.PrefixLength == PrefixLength
        && other.MaxExpansions == MaxExpansions
        && other.Transpositions == Transpositions;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(FuzzyQuery), Term, MaxEdits, PrefixLength);
}
