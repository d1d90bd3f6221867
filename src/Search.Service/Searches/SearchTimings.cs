namespace Search.Service;

/// <summary>How long the phases of a search took.</summary>
/// <param name="Parse">Reading the query.</param>
/// <param name="Search">Finding the hits.</param>
/// <param name="Fetch">Documents, highlights, matched parts.</param>
public sealed record SearchTimings(TimeSpan Parse, TimeSpan Search, TimeSpan Fetch);
