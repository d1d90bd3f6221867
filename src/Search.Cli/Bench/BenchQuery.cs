namespace Search.Cli.Bench;

/// <summary>One query of a benchmark.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Text">Its text.</param>
/// <param name="Place">File and line, for messages.</param>
internal sealed record BenchQuery(string Type, string Text, string Place);
