using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>A reader, its searcher, and how far it has come.</summary>
internal sealed class SearcherSnapshot(DirectoryReader reader, long sequence, VariantState variants)
{
    /// <summary>The reader.</summary>
    public DirectoryReader Reader => reader;

    /// <summary>A searcher over it.</summary>
    public IndexSearcher Searcher { get; } = new(reader);

    /// <summary>How its documents are tagged, and what queries are expanded with.</summary>
    public VariantState Variants => variants;

    /// <summary>The reader has every write up to this sequence.</summary>
    public long Sequence => sequence;
}
