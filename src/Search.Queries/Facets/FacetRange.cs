namespace Search.Queries;

/// <summary>A range of a <see cref="RangeFacet"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Min">Smallest number in it.</param>
/// <param name="Max">Greatest number in it.</param>
public sealed record FacetRange(string Name, long Min, long Max);
