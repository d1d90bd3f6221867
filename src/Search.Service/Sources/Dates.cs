using System.Globalization;

namespace Search.Service;

/// <summary>Dates as people and feeds write them.</summary>
internal static class Dates
{
    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    /// <summary>
    /// RFC 3339 with an offset, or a date or date and time without one in <paramref name="zone"/>. A local time that
    /// a clock change skips or repeats takes the zone's standard offset.
    /// </summary>
    internal static bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (DateTime.TryParseExact(
            trimmed, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return TryPlace(local, zone, out moment);
        }
        bool hasTime = trimmed.Length > 10 && trimmed[4] == '-' && trimmed[7] == '-'
            && trimmed[10] is 'T' or 't' or ' ';
        moment = default;
        return hasTime
            && DateTimeOffset.TryParse(
                trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
    }

    private static bool TryPlace(DateTime local, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        TimeSpan offset = zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local);
        long utcTicks = local.Ticks - offset.Ticks;
        bool representable = utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks;
        moment = representable ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : default;
        return representable;
    }
}
