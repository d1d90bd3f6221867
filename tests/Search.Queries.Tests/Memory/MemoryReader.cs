using Search.Indexing;

namespace Search.Queries.Tests;

/// <summary>An index of documents held in memory: the plainest thing that keeps the readers' contract.</summary>
internal sealed class MemoryReader : IndexReader
{
    internal MemoryReader(int blockSize, params IReadOnlyList<MemoryDocument>[] segments)
    {
        var leaves = new List<LeafReaderContext>();
        foreach (IReadOnlyList<MemoryDocument> segment in segments)
        {
            leaves.Add(new LeafReaderContext(new MemoryLeafReader(segment, blockSize), leaves.Count, MaxDoc));
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
