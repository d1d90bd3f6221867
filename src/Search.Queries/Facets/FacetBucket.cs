namespace Search.Queries;

/// <summary>A value of a facet and its count.</summary>
/// <param name="Label">The value, the name of the range, or the date.</param>
/// <param name="Count">Documents in the bucket.</param>
public sealed record FacetBucket(string Label, long Count)
{
    /// <summary>Whether the bucket is selected.</summary>
    public bool IsSelected { get; init; }

    /// <summary>Smallest number of the bucket; 0 for values.</summary>
    public long Min { get; init; }

    /// <summary>Greatest number of the bucket; 0 for values.</summary>
    public long Max { get; init; }
}
