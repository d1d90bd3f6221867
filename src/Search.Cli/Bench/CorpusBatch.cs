namespace Search.Cli.Bench;

/// <summary>Whole lines of a corpus.</summary>
/// <param name="Lines">The lines; empty behind the last.</param>
/// <param name="FirstLine">Number of the first one, from 1.</param>
internal readonly record struct CorpusBatch(ReadOnlyMemory<byte> Lines, long FirstLine);
