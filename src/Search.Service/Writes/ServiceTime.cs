namespace Search.Service;

/// <summary>Moments as the index counts them.</summary>
internal static class ServiceTime
{
    /// <summary>Microseconds since 1970 UTC.</summary>
    public static long Microseconds(DateTimeOffset moment) =>
        (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The moment of a count of microseconds.</summary>
    public static DateTimeOffset Moment(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
