namespace Search.Queries;

/// <summary>A stretch of the calendar, in UTC.</summary>
public enum CalendarUnit
{
    /// <summary>A day, labelled such as 2023-03-05.</summary>
    Day,

    /// <summary>A month, labelled such as 2023-03.</summary>
    Month,

    /// <summary>A year, labelled such as 2023.</summary>
    Year,
}
