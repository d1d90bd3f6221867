using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>A reader, its searcher, and how far it has come.</summary>
internal sealed class SearcherSnapshot(DirectoryReader reader, long sequence)
{
    /// <summary>The reader.</summary>
    public DirectoryReader Reader => reader;

    /// <summary>A searcher over it.</summary>
    public IndexSearcher Searcher { get; } = new(reader);

    /// <summary>The reader has every write up to this sequence.</summary>
    public long Sequence => sequence;
}
