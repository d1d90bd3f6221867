namespace Search.Variants;

/// <summary>How well two names fit each other.</summary>
/// <param name="Score">0 to 1; from <see cref="NameMatcher.Threshold"/> on they may well name the same.</param>
/// <param name="Reason">What is the same and what differs, in neutral words.</param>
public sealed record NameComparison(double Score, string Reason);
