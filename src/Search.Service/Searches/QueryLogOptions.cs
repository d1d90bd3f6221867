namespace Search.Service;

/// <summary>
/// What is noted of queries. Texts only, in memory only: neither who asked nor when; what was asked less often than
/// <see cref="MinCount"/> times is never told.
/// </summary>
public sealed record QueryLogOptions
{
    /// <summary>Whether anything is noted.</summary>
    public bool Enabled { get; init; }

    /// <summary>Texts that are kept, of each kind.</summary>
    public int Capacity { get; init; } = 10_000;

    /// <summary>How often a text must have been asked to be told.</summary>
    public int MinCount { get; init; } = 3;
}
