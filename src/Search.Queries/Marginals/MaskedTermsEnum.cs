using Search.Codecs;

namespace Search.Queries;

/// <summary>Steps through the terms of a masked leaf's field.</summary>
internal sealed class MaskedTermsEnum(TermsEnum inner, MaskedLeafReader leaf, AlignedField field) : TermsEnum
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => inner.Term;

    /// <inheritdoc/>
    public override int DocFreq => inner.DocFreq;

    /// <inheritdoc/>
    public override long TotalTermFreq => inner.TotalTermFreq;

    /// <inheritdoc/>
    public override bool MoveNext() => inner.MoveNext();

    /// <inheritdoc/>
    public override bool SeekExact(ReadOnlySpan<byte> term) => inner.SeekExact(term);

    /// <inheritdoc/>
    public override SeekStatus SeekCeil(ReadOnlySpan<byte> term) => inner.SeekCeil(term);

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) =>
        new MaskedPostings(inner.Postings(null, PostingsFlags.All), leaf, field);

    /// <inheritdoc/>
    public override TermState GetTermState() => inner.GetTermState();

    /// <inheritdoc/>
    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => inner.SeekExact(term, state);
}
