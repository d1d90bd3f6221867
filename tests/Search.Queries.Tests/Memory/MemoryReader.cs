using Search.Codecs;
using Search.Indexing;

namespace Search.Queries.Tests;

/// <summary>An index of documents held in memory: the plainest thing that keeps the readers' contract.</summary>
internal sealed class MemoryReader : IndexReader
{
    internal MemoryReader(int blockSize, params IReadOnlyList<MemoryDocument>[] segments)
        : this(blockSize, [], segments)
    {
    }

    /// <summary>Documents that lie in an order, which their leaves tell.</summary>
    internal MemoryReader(
        int blockSize, IReadOnlyList<IndexSortField> order, IReadOnlyList<MemoryDocument>[] segments)
    {
        var leaves = new List<LeafReaderContext>();
        foreach (IReadOnlyList<MemoryDocument> segment in segments)
        {
            leaves.Add(new LeafReaderContext(new MemoryLeafReader(segment, blockSize, order), leaves.Count, MaxDoc));
            MaxDoc += segment.Count;
            NumDocs += segment.Count(d => !d.Deleted);
        }
        Leaves = leaves;
    }

    public override IReadOnlyList<LeafReaderContext> Leaves { get; }

    public override int MaxDoc { get; }

    public override int NumDocs { get; }

    protected override void Close()
    {
    }
}
