using System.Globalization;
using System.Runtime.CompilerServices;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The matches of another query, each score times <c>floor + (1 - floor) x 0.5^(age / half-life)</c>. The age counts from
/// the newest document of the reader, so the order of one reader does not depend on when it is asked. A document without
/// a date counts the floor.
/// </summary>
public sealed class RecencyQuery : Query
{
    private static readonly ConditionalWeakTable<LeafReader, ConcurrentNewest> s_newest = [];

    /// <summary>Creates the query.</summary>
    /// <param name="inner">The query.</param>
    /// <param name="field">A numeric doc value: a moment.</param>
    /// <param name="halfLife">In units of the field: after so long the part above the floor has halved.</param>
    /// <param name="floor">What is left of the oldest documents' scores, 0 to 1.</param>
    public RecencyQuery(Query inner, string field, double halfLife, double floor)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfLife);
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floor, 1);
        Inner = inner;
        Field = field;
        HalfLife = halfLife;
        Floor = floor;
    }

    /// <summary>The query whose scores decay.</summary>
    public Query Inner { get; }

    /// <summary>The field of the moment.</summary>
    public string Field { get; }

    /// <summary>The half-life in units of the field.</summary>
    public double HalfLife { get; }

    /// <summary>What is left in the end.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        Query inner = Inner.Rewrite(reader);
        return inner is MatchNoDocsQuery ? inner
            : ReferenceEquals(inner, Inner) ? this
            : new RecencyQuery(inner, Field, HalfLife, Floor);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        long newest = searcher.Reader.Leaves.Max(leaf => Newest(leaf.Reader)) ?? 0;
        var recency = new ValueFunction.Recency(newest, HalfLife, 1 - Floor);
        return new FunctionScoreQuery(Inner, Field, recency) { Missing = Floor }.CreateWeight(searcher, mode, boost);
    }

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        Inner.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) => string.Create(
        CultureInfo.InvariantCulture, $"recency({Inner.ToString(defaultField)}, {Field}, {HalfLife:R}, {Floor:R})");

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is RecencyQuery other && other.Inner.Equals(Inner) && other.Field == Field
        && other.HalfLife.Equals(HalfLife) && other.Floor.Equals(Floor);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(RecencyQuery), Inner, Field, HalfLife, Floor);

    // Deleted documents count too: what a segment says stays as it is.
    private long? Newest(LeafReader leaf) =>
        s_newest.GetValue(leaf, static _ => new ConcurrentNewest()).Get(leaf, Field);

    /// <summary>The newest moment of a segment by field, read once.</summary>
    private sealed class ConcurrentNewest
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, long?> _byField =
            new(StringComparer.Ordinal);

        public long? Get(LeafReader leaf, string field) => _byField.GetOrAdd(field, name => Read(leaf, name));

        private static long? Read(LeafReader leaf, string field)
        {
            NumericDocValues? values = leaf.GetNumericDocValues(field);
            long? newest = null;
            while (values is not null && values.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                newest = newest is { } known ? Math.Max(known, values.LongValue) : values.LongValue;
            }
            return newest;
        }
    }
}
