namespace Search.Queries;

/// <summary>The values of a sort key with which a document may still enter the result.</summary>
/// <param name="Min">Smallest number; greater than <paramref name="Max"/> when no value may.</param>
/// <param name="Max">Greatest number.</param>
/// <param name="AcceptsMissing">Whether a document without a value may.</param>
internal readonly record struct SortBounds(long Min, long Max, bool AcceptsMissing)
{
    /// <summary>Every document may.</summary>
    internal static SortBounds All { get; } = new(long.MinValue, long.MaxValue, AcceptsMissing: true);

    /// <summary>Leaves out what comes after the worst hit that is kept.</summary>
    /// <param name="worst">The hit's place; null when it has no value.</param>
    /// <param name="ties">Whether what is equal may come before it.</param>
    /// <param name="field">The key.</param>
    internal SortBounds Before(SortPlace? worst, bool ties, SortField field)
    {
        if (worst is not { } place)
        {
            return field.MissingFirst
                ? new SortBounds(1, 0, ties && AcceptsMissing)
                : this with { AcceptsMissing = ties && AcceptsMissing };
        }
        bool missing = AcceptsMissing && field.MissingFirst;
        bool excludes = place.Floor == place.Ceiling && !ties;
        if (field.Reverse)
        {
            return excludes && place.Ceiling == long.MaxValue
                ? new SortBounds(1, 0, missing)
                : new SortBounds(Math.Max(Min, place.Ceiling + (excludes ? 1 : 0)), Max, missing);
        }
        return excludes && place.Floor == long.MinValue
            ? new SortBounds(1, 0, missing)
            : new SortBounds(Min, Math.Min(Max, place.Floor - (excludes ? 1 : 0)), missing);
    }

    /// <summary>Leaves out what comes before the hit to search after.</summary>
    /// <param name="after">The hit's place; null when it has no value.</param>
    /// <param name="field">The key.</param>
    internal SortBounds From(SortPlace? after, SortField field)
    {
        if (after is not { } place)
        {
            return field.MissingFirst ? this : new SortBounds(1, 0, AcceptsMissing);
        }
        bool missing = AcceptsMissing && !field.MissingFirst;
        return field.Reverse
            ? new SortBounds(Min, Math.Min(Max, place.Floor), missing)
            : new SortBounds(Math.Max(Min, place.Ceiling), Max, missing);
    }
}
