using System.Globalization;

namespace Search.Queries;

/// <summary>
/// Days, months and years in UTC of the proleptic Gregorian calendar, for any 64-bit number of microseconds since 1970.
/// </summary>
/// <remarks>
/// Months are numbered from year 0, years begin in March inside the arithmetic so that the leap day comes last: see
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
/// </remarks>
internal static class Calendar
{
    private const long MicrosecondsOfDay = 86_400_000_000;

    // Days of 400 years, and from 1 March of year 0 to 1970.
    private const long DaysOfEra = 146_097;
    private const long DaysToEpoch = 719_468;

    /// <summary>The number of the stretch that a moment lies in.</summary>
    internal static long NumberOf(CalendarUnit unit, long microseconds)
    {
        long day = FloorDivide(microseconds, MicrosecondsOfDay);
        if (unit == CalendarUnit.Day)
        {
            return day;
        }
        (long year, int month) = MonthOf(day);
        return unit == CalendarUnit.Month ? (year * 12) + month - 1 : year;
    }

    /// <summary>The first microsecond of a stretch; the least or the greatest number beyond 64 bits.</summary>
    internal static long StartOf(CalendarUnit unit, long number)
    {
        long day = unit switch
        {
            CalendarUnit.Day => number,
            CalendarUnit.Month => FirstDay(FloorDivide(number, 12), (int)(number - (FloorDivide(number, 12) * 12)) + 1),
            _ => FirstDay(number, 1),
        };
        Int128 start = (Int128)day * MicrosecondsOfDay;
        return start < long.MinValue ? long.MinValue : start > long.MaxValue ? long.MaxValue : (long)start;
    }

    /// <summary>The date as ISO 8601 writes it, cut to the unit.</summary>
    internal static string Label(CalendarUnit unit, long number)
    {
        if (unit == CalendarUnit.Year)
        {
            return Digits(number);
        }
        if (unit == CalendarUnit.Month)
        {
            long year = FloorDivide(number, 12);
            return string.Create(CultureInfo.InvariantCulture, $"{Digits(year)}-{number - (year * 12) + 1:00}");
        }
        (long ofYear, int month) = MonthOf(number);
        long first = FirstDay(ofYear, month);
        return string.Create(CultureInfo.InvariantCulture, $"{Digits(ofYear)}-{month:00}-{number - first + 1:00}");
    }

    /// <summary>The stretch of a label of a year from 1 to 9999; false when it is none.</summary>
    internal static bool TryParse(CalendarUnit unit, string label, out long number)
    {
        string format = unit switch
        {
            CalendarUnit.Day => "yyyy-MM-dd",
            CalendarUnit.Month => "yyyy-MM",
            _ => "yyyy",
        };
        bool isDate = DateOnly.TryParseExact(
            label, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        long day = date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        number = isDate ? NumberOf(unit, day * MicrosecondsOfDay) : 0;
        return isDate;
    }

    private static (long Year, int Month) MonthOf(long day)
    {
        long shifted = day + DaysToEpoch;
        long era = FloorDivide(shifted, DaysOfEra);
        long dayOfEra = shifted - (era * DaysOfEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long march = ((5 * dayOfYear) + 2) / 153;
        int month = (int)(march < 10 ? march + 3 : march - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month);
    }

    private static long FirstDay(long year, int month)
    {
        long shifted = year - (month <= 2 ? 1 : 0);
        long era = FloorDivide(shifted, 400);
        long yearOfEra = shifted - (era * 400);
        long dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysOfEra) + dayOfEra - DaysToEpoch;
    }

    private static string Digits(long year) =>
        (year < 0 ? "-" : string.Empty) + Math.Abs(year).ToString("0000", CultureInfo.InvariantCulture);

    private static long FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }
}
