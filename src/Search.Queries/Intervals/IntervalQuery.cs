using System.Globalization;

namespace Search.Queries;

/// <summary>
/// Documents in which a source of intervals stands. The frequency is the sum of 1 / (1 + width - least width) over the
/// intervals, and the score is frequency / (frequency + pivot), below the boost: as in Lucene, it does not depend on
/// how rare the words are.
/// </summary>
public sealed class IntervalQuery : Query
{
    /// <summary>Creates the query.</summary>
    /// <param name="field">The field of the source's terms.</param>
    /// <param name="source">What must stand in it.</param>
    /// <param name="pivot">The frequency that scores half of the boost.</param>
    public IntervalQuery(string field, IntervalSource source, float pivot = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pivot);
        Field = field;
        Source = source;
        Pivot = pivot;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>The source.</summary>
    public IntervalSource Source { get; }

    /// <summary>The frequency that scores half of the boost.</summary>
    public float Pivot { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new IntervalWeight(this, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        string pivot = Pivot == 1 ? string.Empty : "~" + Pivot.ToString("R", CultureInfo.InvariantCulture);
        return $"{(Field == defaultField ? string.Empty : Field + ":")}{Source}{pivot}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is IntervalQuery other
        && other.Field == Field
        && other.Pivot.Equals(Pivot)
        && other.Source.Equals(Source);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(IntervalQuery), Field, Source);
}
