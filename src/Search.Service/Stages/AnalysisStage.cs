namespace Search.Service;

/// <summary>What one stage of a chain gives.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Tokens">Its tokens, in order.</param>
public sealed record AnalysisStage(string Name, IReadOnlyList<StageToken> Tokens);
