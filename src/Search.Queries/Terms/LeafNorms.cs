using System.Runtime.CompilerServices;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The norm byte of every document of a leaf in one field, as a span. Norms that are not stored that way (a field that
/// only some documents have, one value for all, no norms) are spread once into an array that lives as long as the leaf.
/// </summary>
internal sealed class LeafNorms
{
    private static readonly ConditionalWeakTable<LeafReader, Dictionary<string, LeafNorms>> s_leaves = [];

    private readonly NormValues? _values;
    private readonly byte[] _spread;

    private LeafNorms(NormValues? values, byte[] spread)
    {
        _values = values;
        _spread = spread;
    }

    /// <summary>The bytes. Valid while the reader of the leaf holds a reference.</summary>
    internal ReadOnlySpan<byte> Bytes => _values is null ? _spread : _values.DenseBytes;

    /// <summary>The norms of a field of a leaf.</summary>
    internal static LeafNorms Of(LeafReader leaf, string field)
    {
        Dictionary<string, LeafNorms> fields =
            s_leaves.GetValue(leaf, _ => new Dictionary<string, LeafNorms>(StringComparer.Ordinal));
        lock (fields)
        {
            if (!fields.TryGetValue(field, out LeafNorms? norms))
            {
                norms = Create(leaf, field);
                fields.Add(field, norms);
            }
            return norms;
        }
    }

    private static LeafNorms Create(LeafReader leaf, string field)
    {
        NormValues? values = leaf.GetNorms(field);
        if (values is not null && values.DenseBytes.Length == leaf.MaxDoc)
        {
            return new LeafNorms(values, []);
        }
        var spread = new byte[leaf.MaxDoc];
        spread.AsSpan().Fill((byte)SimScorer.NoNorm);
        if (values is not null)
        {
            for (int doc = 0; doc < spread.Length; doc++)
            {
                if (values.TryGet(doc, out long norm))
                {
                    spread[doc] = (byte)norm;
                }
            }
        }
        return new LeafNorms(null, spread);
    }
}
