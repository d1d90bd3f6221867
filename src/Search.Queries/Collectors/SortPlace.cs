namespace Search.Queries;

/// <summary>
/// Where a value stands among the numbers, or the ordinals, of a leaf. Both are the value itself when the leaf may have it;
/// else nothing of the leaf lies between them.
/// </summary>
/// <param name="Floor">The value, or the greatest below it.</param>
/// <param name="Ceiling">The value, or the least above it.</param>
internal readonly record struct SortPlace(long Floor, long Ceiling)
{
    /// <summary>The place of a number.</summary>
    internal static SortPlace At(long value) => new(value, value);

    /// <summary>The place that a look-up found: an ordinal, or -(insertion point) - 1.</summary>
    internal static SortPlace Found(long ord) => ord >= 0 ? At(ord) : new(-ord - 2, -ord - 1);
}
