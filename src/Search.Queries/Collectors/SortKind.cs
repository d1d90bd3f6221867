namespace Search.Queries;

/// <summary>What a sort field compares.</summary>
public enum SortKind
{
    /// <summary>The score.</summary>
    Score,

    /// <summary>The document's number.</summary>
    Document,

    /// <summary>A numeric doc value (of a sorted-numeric one the smallest, in reverse the greatest).</summary>
    Numeric,

    /// <summary>The bytes of a sorted doc value (of a sorted-set one the smallest, in reverse the greatest).</summary>
    Text,

    /// <summary>The bytes of a binary doc value.</summary>
    Binary,
}
