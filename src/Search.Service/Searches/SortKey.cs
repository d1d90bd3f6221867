namespace Search.Service;

/// <summary>One key of an order.</summary>
/// <param name="Field">A sortable field, or <see cref="Score"/>, or <see cref="Id"/>.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record SortKey(string Field, bool Descending)
{
    /// <summary>The score.</summary>
    public const string Score = "_score";

    /// <summary>The document's id.</summary>
    public const string Id = "_id";
}
