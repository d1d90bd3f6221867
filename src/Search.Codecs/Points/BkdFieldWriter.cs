using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>Collects what becomes the tree of a field: leaves as they are written, the splits between them, bounds and counts.</summary>
internal sealed class BkdFieldWriter(PointShape shape, IndexOutput data, int maxDoc)
{
    private readonly BkdLeafWriter _leaf = new(shape, data);
    private readonly long _dataStart = data.FilePointer;
    private readonly List<long> _pointers = [];
    private readonly List<BkdSplit> _splits = [];
    private readonly ulong[] _seen = new ulong[(maxDoc + 63) >> 6];

    /// <summary>Dimensions and width.</summary>
    public PointShape Shape => shape;

    /// <summary>Points written.</summary>
    public long Points { get; private set; }

    /// <summary>Leaves written.</summary>
    public int Leaves => _pointers.Count;

    /// <summary>The least value of each indexed dimension, to be filled.</summary>
    public byte[] Min { get; } = new byte[shape.IndexedLength];

    /// <summary>The greatest value of each indexed dimension, to be filled.</summary>
    public byte[] Max { get; } = new byte[shape.IndexedLength];

    /// <summary>Writes the next leaf.</summary>
    /// <param name="docs">A document a point.</param>
    /// <param name="values">The packed values, ordered by the sorted dimension.</param>
    /// <param name="sortedDim">That dimension; the points differ in it unless they are all equal.</param>
    public void WriteLeaf(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values, int sortedDim)
    {
        foreach (int doc in docs)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)doc, (uint)maxDoc);
            _seen[doc >> 6] |= 1UL << (doc & 63);
        }
        _pointers.Add(data.FilePointer);
        _leaf.Write(docs, values, sortedDim);
        Points += docs.Length;
    }

    /// <summary>Records what separates the leaves written so far from the next one.</summary>
    public void AddSplit(int dim, ReadOnlySpan<byte> value) => _splits.Add(new BkdSplit(dim, value.ToArray()));

    /// <summary>Writes the inner nodes; the description of the tree.</summary>
    public BkdMeta Finish(IndexOutput index)
    {
        int docs = 0;
        foreach (ulong word in _seen)
        {
            docs += BitOperations.PopCount(word);
        }
        byte[] nodes = new BkdNodes(shape, _pointers, _splits).Pack();
        long start = index.FilePointer;
        index.WriteBytes(nodes);
        return new BkdMeta
        {
            Shape = shape,
            MaxPointsInLeaf = Lucene86PointsFormat.MaxPointsInLeaf,
            Leaves = _pointers.Count,
            Min = Min,
            Max = Max,
            Points = Points,
            Docs = docs,
            IndexLength = nodes.Length,
            DataStart = _dataStart,
            IndexStart = start,
        };
    }
}
