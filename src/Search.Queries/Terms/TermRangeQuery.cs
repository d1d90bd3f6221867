using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Documents that hold a term in a range of a field's terms, by unsigned bytes, each with a score of
/// 1.</summary>
public sealed class TermRangeQuery : Query
{
    private readonly byte[]? _lower;
    private readonly byte[]? _upper;

    /// <summary>Creates the query; a null bound is open.</summary>
    public TermRangeQuery(string field, byte[]? lower, byte[]? upper, bool includeLower, bool includeUpper)
    {
        Field = field;
        _lower = lower;
        _upper = upper;
        IncludeLower = includeLower;
        IncludeUpper = includeUpper;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Whether the lower bound itself is in the range.</summary>
    public bool IncludeLower { get; }

    /// <summary>Whether the upper bound itself is in the range.</summary>
    public bool IncludeUpper { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new RangeWeight(this, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField)
    {
        string prefix = Field == defaultField ? string.Empty : Field + ":";
        char open = IncludeLower ? '[' : '{';
        char close = IncludeUpper ? ']' : '}';
        return $"{prefix}{open}{Show(_lower)} TO {Show(_upper)}{close}";
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is TermRangeQuery other
        && other.Field == Field
        && other.IncludeLower == IncludeLower
        && other.IncludeUpper == IncludeUpper
        && Same(other._lower, _lower)
        && Same(other._upper, _upper);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(TermRangeQuery), ToString(string.Empty));

    private static bool Same(byte[]? a, byte[]? b) =>
        a is null ? b is null : b is not null && a.AsSpan().SequenceEqual(b);

    private static string Show(byte[]? bound)
    {
        string text = bound is null ? "*" : Encoding.UTF8.GetString(bound);
        return bound is not null && text == "*" ? "\\*" : text;
    }

    private bool IsPastUpper(ReadOnlySpan<byte> term)
    {
        if (_upper is null)
        {
            return false;
        }
        int order = term.SequenceCompareTo(_upper);
        return order > 0 || (order == 0 && !IncludeUpper);
    }

    private sealed class RangeWeight(TermRangeQuery query, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        private protected override DocIdSetIterator? GetDocs(LeafReaderContext leaf)
        {
            if (leaf.Reader.Terms(query.Field) is not { } terms)
            {
                return null;
            }
            TermsEnum at = terms.Iterator();
            bool more = query._lower is null
                ? at.MoveNext()
                : at.SeekCeil(query._lower) != TermsEnum.SeekStatus.End;
            if (more && query._lower is not null && !query.IncludeLower && at.Term.SequenceEqual(query._lower))
            {
                more = at.MoveNext();
            }
            var bits = new DocBits(leaf.Reader.MaxDoc);
            PostingsEnum? postings = null;
            while (more && !query.IsPastUpper(at.Term))
            {
                postings = at.Postings(postings, PostingsFlags.None);
                bits.Add(postings);
                more = at.MoveNext();
            }
            return bits.Cost == 0 ? null : bits;
        }
    }
}
