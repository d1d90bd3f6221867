using Search.Codecs;

namespace Search.Queries;

/// <summary>The terms of a masked leaf's field that an automaton accepts.</summary>
internal sealed class MaskedIntersection(TermIntersection inner, MaskedLeafReader leaf, AlignedField field)
    : TermIntersection
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => inner.Term;

    /// <inheritdoc/>
    public override int State => inner.State;

    /// <inheritdoc/>
    public override int DocFreq => inner.DocFreq;

    /// <inheritdoc/>
    public override bool MoveNext() => inner.MoveNext();

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags) =>
        new MaskedPostings(inner.Postings(null, PostingsFlags.All), leaf, field);

    /// <inheritdoc/>
    public override TermState GetTermState() => inner.GetTermState();
}
