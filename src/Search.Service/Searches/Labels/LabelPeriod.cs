namespace Search.Service;

/// <summary>How long a row of a label report lasts.</summary>
public enum LabelPeriod
{
    /// <summary>A month: "2023-02".</summary>
    Month,

    /// <summary>A year: "2023".</summary>
    Year,

    /// <summary>A day: "2023-02-19".</summary>
    Day,
}
