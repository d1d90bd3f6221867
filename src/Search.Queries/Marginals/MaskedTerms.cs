using Search.Codecs;

namespace Search.Queries;

/// <summary>The terms of a masked leaf's field: all of them, with their own statistics.</summary>
internal sealed class MaskedTerms(Terms inner, MaskedLeafReader leaf, AlignedField field) : Terms
{
    /// <inheritdoc/>
    public override long Count => inner.Count;

    /// <inheritdoc/>
    public override long SumTotalTermFreq => inner.SumTotalTermFreq;

    /// <inheritdoc/>
    public override long SumDocFreq => inner.SumDocFreq;

    /// <inheritdoc/>
    public override int DocCount => inner.DocCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Min => inner.Min;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Max => inner.Max;

    /// <inheritdoc/>
    public override TermsEnum Iterator() => new MaskedTermsEnum(inner.Iterator(), leaf, field);

    /// <inheritdoc/>
    public override TermIntersection Intersect(ByteAutomaton automaton) =>
        new MaskedIntersection(inner.Intersect(automaton), leaf, field);
}
