namespace Search.Codecs;

/// <summary>
/// The norms of one field of one segment: random access by document, any order, any thread. The usual one-byte case
/// with a norm for every document is a plain span.
/// </summary>
public abstract class NormValues
{
    /// <summary>
    /// One norm byte a document when every document has a one-byte norm; empty otherwise (sparse, constant or wider).
    /// </summary>
    public abstract ReadOnlySpan<byte> DenseBytes { get; }

    /// <summary>Number of documents that have a norm.</summary>
    public abstract int DocsWithNorm { get; }

    /// <summary>The norm of a document as stored (sign-extended); false when it has none.</summary>
    public abstract bool TryGet(int doc, out long norm);
}
