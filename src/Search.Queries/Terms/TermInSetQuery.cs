using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Documents that hold any of a set of terms of one field (ids, for one), each with a score of 1.</summary>
public sealed class TermInSetQuery : Query
{
    private readonly byte[][] _terms;

    /// <summary>Creates the query; repeated terms count once.</summary>
    public TermInSetQuery(string field, IEnumerable<byte[]> terms)
    {
        Field = field;
        var sorted = new SortedSet<byte[]>(terms, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        _terms = [.. sorted];
    }

    /// <summary>Creates the query from text.</summary>
    public TermInSetQuery(string field, IEnumerable<string> terms)
        : this(field, terms.Select(Encoding.UTF8.GetBytes))
    {
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>The terms, ascending by bytes.</summary>
    public IReadOnlyList<byte[]> Terms => _terms;

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader) =>
        _terms.Length == 0 ? new MatchNoDocsQuery("empty TermInSetQuery") : this;

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new SetWeight(this, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField) =>
        $"{Field}:({string.Join(' ', _terms.Select(Encoding.UTF8.GetString))})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is TermInSetQuery other
        && other.Field == Field
        && other._terms.Length == _terms.Length
        && other._terms.Zip(_terms).All(p => p.First.AsSpan().SequenceEqual(p.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(TermInSetQuery), Field, _terms.Length);

    private sealed class SetWeight(TermInSetQuery query, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        private protected override DocIdSetIterator? GetDocs(LeafReaderContext leaf)
        {
            if (leaf.Reader.Terms(query.Field) is not { } terms)
            {
                return null;
            }
            var bits = new DocBits(leaf.Reader.MaxDoc);
            TermsEnum at = terms.Iterator();
            PostingsEnum? postings = null;
            foreach (byte[] term in query._terms)
            {
                if (at.SeekExact(term))
                {
                    postings = at.Postings(postings, PostingsFlags.None);
                    bits.Add(postings);
                }
            }
            return bits.Cost == 0 ? null : bits;
        }
    }
}
