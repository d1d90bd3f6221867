using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A leaf in which intervals of a field are read.</summary>
/// <param name="Reader">The leaf.</param>
/// <param name="Field">The field of terms that name none.</param>
/// <param name="Flags">What is read of occurrences.</param>
internal sealed record IntervalLeaf(LeafReader Reader, string Field, PostingsFlags Flags)
{
    /// <summary>The postings of a term, or null.</summary>
    internal PostingsEnum? Postings(string field, ReadOnlySpan<byte> term, PostingsFlags flags)
    {
        FieldInfo? info = Reader.FieldInfos[field];
        if (info is not null && info.IndexOptions != IndexOptions.None && !info.HasPositions)
        {
            throw new InvalidOperationException($"field \"{field}\" was indexed without positions");
        }
        TermsEnum? terms = Reader.Terms(field)?.Iterator();
        return terms is not null && terms.SeekExact(term) ? terms.Postings(null, flags) : null;
    }
}
