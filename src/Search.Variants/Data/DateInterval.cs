using System.Globalization;

namespace Search.Variants;

/// <summary>A span of days, both ends inclusive; an absent end is open.</summary>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public readonly record struct DateInterval(DateOnly? From, DateOnly? To)
{
    /// <summary>All of time.</summary>
    public static DateInterval Always => default;

    /// <summary>Whether the day is inside.</summary>
    public bool Contains(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>Whether the day is inside; an unknown day is.</summary>
    public bool Contains(DateOnly? day) => day is not { } known || Contains(known);

    /// <summary>
    /// Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c> as the first, or the last, day of what it names.
    /// </summary>
    public static bool TryParseDay(string text, bool last, out DateOnly day)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out day))
        {
            return true;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM", invariant, DateTimeStyles.None, out day))
        {
            day = last ? day.AddMonths(1).AddDays(-1) : day;
            return true;
        }
        if (DateOnly.TryParseExact(text, "yyyy", invariant, DateTimeStyles.None, out day))
        {
            day = last ? day.AddYears(1).AddDays(-1) : day;
            return true;
        }
        return false;
    }
}
