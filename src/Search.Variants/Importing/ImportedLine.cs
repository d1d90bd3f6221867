namespace Search.Variants;

/// <summary>What became of one line of an import.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was refused or skipped, or a remark; empty for none.</param>
public sealed record ImportedLine(int Line, ImportOutcome Outcome, string Reason);
