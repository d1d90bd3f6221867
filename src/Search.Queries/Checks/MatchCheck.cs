using Search.Indexing;

namespace Search.Queries;

/// <summary>A second look at the matches of a query, where terms alone do not decide. Thread-safe.</summary>
public abstract class MatchCheck
{
    /// <summary>The check in one leaf; null when every match of the leaf holds.</summary>
    public abstract LeafMatchCheck? Open(LeafReaderContext leaf);
}
