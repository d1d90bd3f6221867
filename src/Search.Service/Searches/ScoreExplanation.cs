namespace Search.Service;

/// <summary>A number and how it came about.</summary>
/// <param name="Value">The value.</param>
/// <param name="Description">What it is.</param>
/// <param name="Details">What it was made from.</param>
public sealed record ScoreExplanation(double Value, string Description, IReadOnlyList<ScoreExplanation> Details);
