using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Documents that hold any of the terms of a field that a pattern accepts, each with a score of 1. The terms are found
/// by walking the dictionary with an automaton.
/// </summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field) => Field = field;

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return new MultiTermWeight(this, searcher.Plan, mode, boost);
    }

    /// <inheritdoc/>
    public sealed override string ToString(string defaultField) =>
        Field == defaultField ? Pattern : $"{Field}:{Pattern}";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is MultiTermQuery other
        && other.GetType() == GetType()
        && other.Field == Field
        && other.Pattern == Pattern;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), Field, Pattern);

    /// <summary>The first accepted terms of a reader, ascending.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="max">Most terms.</param>
    public IReadOnlyList<Term> FirstTerms(IndexReader reader, int max)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var found = new SortedSet<Term>(
            Comparer<Term>.Create((a, b) => a.Bytes.SequenceCompareTo(b.Bytes)));
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            if (leaf.Reader.Terms(Field) is not { } terms)
            {
                continue;
            }
            TermIntersection at = GetTerms(terms);
            for (int i = 0; i < max && at.MoveNext(); i++)
            {
                found.Add(new Term(Field, at.Term));
            }
        }
        return [.. found.Take(max)];
    }

    /// <summary>The pattern in Lucene's notation.</summary>
    private protected abstract string Pattern { get; }

    /// <summary>The accepted terms of a leaf.</summary>
    internal abstract TermIntersection GetTerms(Terms terms);
}
