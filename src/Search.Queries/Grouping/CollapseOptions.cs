namespace Search.Queries;

/// <summary>Of the hits with one value in a field only the best one is returned, in the order that the search asks for.</summary>
public sealed record CollapseOptions
{
    /// <summary>The field: sorted doc values, or numeric ones.</summary>
    public required string Field { get; init; }

    /// <summary>Whether the doc values are numeric.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Whether documents without a value are one group; else each stands for itself.</summary>
    public bool MissingIsOneGroup { get; init; }

    /// <summary>How many hits of a group follow its best one, beside it.</summary>
    public int Others { get; init; }

    /// <summary>Values that are told apart at most; beyond, the search fails.</summary>
    public int MaxGroups { get; init; } = int.MaxValue;
}
