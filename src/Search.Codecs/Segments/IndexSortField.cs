namespace Search.Codecs;

/// <summary>One key of an index sort as recorded in <c>.si</c>.</summary>
/// <param name="Provider"><c>SortField</c>, <c>SortedNumericSortField</c> or <c>SortedSetSortField</c>.</param>
/// <param name="Field">Field name.</param>
/// <param name="Type"><c>STRING</c>, <c>LONG</c>, <c>INT</c>, <c>FLOAT</c> or <c>DOUBLE</c>.</param>
/// <param name="Reverse">Descending order.</param>
/// <param name="Selector">Which value of a multi-valued field counts (0 min, 1 max, 2 and 3 middle).</param>
/// <param name="HasMissingValue">Whether documents without a value have a stated place.</param>
/// <param name="MissingValue">That value: raw sortable bits for numbers, 0 last and 1 first for strings.</param>
public sealed record IndexSortField(
    string Provider, string Field, string Type, bool Reverse, int Selector, bool HasMissingValue, long MissingValue);
