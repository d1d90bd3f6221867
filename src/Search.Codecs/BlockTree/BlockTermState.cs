namespace Search.Codecs.BlockTree;

/// <summary>A <see cref="TermMetadata"/> that can be kept and shared.</summary>
internal sealed class BlockTermState : TermState
{
    private readonly TermMetadata _metadata;

    /// <summary>Wraps the record of a term of <paramref name="owner"/>.</summary>
    public BlockTermState(FieldTerms owner, in TermMetadata metadata)
    {
        Owner = owner;
        _metadata = metadata;
    }

    /// <summary>The field of the segment that the state belongs to.</summary>
    public FieldTerms Owner { get; }

    /// <summary>The record.</summary>
    public ref readonly TermMetadata Metadata => ref _metadata;

    /// <inheritdoc/>
    public override int DocFreq => _metadata.DocFreq;

    /// <inheritdoc/>
    public override long TotalTermFreq => _metadata.TotalTermFreq;
}
