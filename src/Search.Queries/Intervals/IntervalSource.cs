using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Where in a document something stands, as intervals of positions none of which contains another (minimal intervals:
/// Clarke, Cormack and Burkowski, 1995). Sources nest. Immutable; equal when written the same.
/// </summary>
public abstract class IntervalSource
{
    /// <summary>Most parts that alternatives inside a phrase or an ordered source are multiplied out to.</summary>
    public const int MaxExpansions = BooleanQuery.MaxClauseCount;

    private protected IntervalSource()
    {
    }

    /// <summary>The fewest positions an interval can have.</summary>
    public abstract int MinExtent { get; }

    /// <summary>The occurrences of a term.</summary>
    public static IntervalSource Term(string term) => new TermIntervals(term);

    /// <summary>
    /// Mentions: the occurrences of a term of another field with the same positions, as long as the payload's first
    /// variable-length integer says.
    /// </summary>
    public static IntervalSource Mention(Term term) => new MentionIntervals(term);

    /// <summary>Parts one right after another.</summary>
    /// <exception cref="ArgumentException">There are none, or too many combinations of alternatives.</exception>
    public static IntervalSource Phrase(params IReadOnlyList<IntervalSource> parts) => PhraseIntervals.Of(parts);

    /// <summary>Parts one after another, with anything between them.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IntervalSource Ordered(params IReadOnlyList<IntervalSource> parts) => OrderedIntervals.Of(parts);

    /// <summary>Parts in any order, which may overlap. A part that is given several times needs as many
    /// occurrences.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IntervalSource Unordered(params IReadOnlyList<IntervalSource> parts) => UnorderedIntervals.Of(parts);

    /// <summary>Any of several parts.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IntervalSource Or(params IReadOnlyList<IntervalSource> parts) => OrIntervals.Of(parts);

    /// <summary>Those intervals of this source that leave at most so many positions unfilled.</summary>
    public IntervalSource WithMaxGaps(int gaps) => FilteredIntervals.Of(this, gaps, int.MaxValue);

    /// <summary>Those intervals of this source that are at most so many positions wide.</summary>
    public IntervalSource WithMaxWidth(int width) => FilteredIntervals.Of(this, int.MaxValue, width);

    /// <inheritdoc/>
    public abstract override string ToString();

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) =>
        obj is IntervalSource other && other.GetType() == GetType() && other.ToString() == ToString();

    /// <inheritdoc/>
    public sealed override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>A reader of a leaf, or null when nothing can be there.</summary>
    internal abstract IntervalReader? GetReader(IntervalLeaf leaf);

    /// <summary>The alternatives that this source is made of.</summary>
    internal virtual IReadOnlyList<IntervalSource> Disjuncts => [this];

    /// <summary>Whether every interval has the one width <see cref="MinExtent"/> of 1, so that alternatives cannot hide
    /// each other.</summary>
    internal virtual bool IsSingle => false;

    /// <summary>Parts separated by blanks, for the notation.</summary>
    private protected static string Show(string name, IEnumerable<IntervalSource> parts) =>
        $"{name}({string.Join(',', parts)})";

    /// <summary>Refuses an empty list of parts.</summary>
    private protected static IReadOnlyList<IntervalSource> Checked(IReadOnlyList<IntervalSource> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count > 0 ? parts : throw new ArgumentException("there is no part", nameof(parts));
    }
}
