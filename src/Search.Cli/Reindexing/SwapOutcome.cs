namespace Search.Cli.Reindexing;

/// <summary>What came of a replacement.</summary>
/// <param name="Refusal">Why the old index stayed; null when the new one has taken its place.</param>
/// <param name="IsKnown">False when the server failed over it: then only a look at the index tells.</param>
internal sealed record SwapOutcome(string? Refusal, bool IsKnown = true);
