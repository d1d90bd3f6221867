using Search.Codecs;

namespace Search.Queries.Tests;

/// <summary>Norms held in memory.</summary>
internal sealed class MemoryNorms : NormValues
{
    private readonly byte?[] _norms;
    private readonly byte[] _dense;

    internal MemoryNorms(byte?[] norms)
    {
        _norms = norms;
        DocsWithNorm = norms.Count(n => n is not null);
        _dense = DocsWithNorm == norms.Length ? [.. norms.Select(n => n ?? 0)] : [];
    }

    public override ReadOnlySpan<byte> DenseBytes => _dense;

    public override int DocsWithNorm { get; }

    public override bool TryGet(int doc, out long norm)
    {
        norm = _norms[doc] is { } value ? (sbyte)value : 0;
        return _norms[doc] is not null;
    }
}
