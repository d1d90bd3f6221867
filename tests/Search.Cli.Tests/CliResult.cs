namespace Search.Cli.Tests;

/// <summary>What a command gave.</summary>
internal sealed record CliResult(int Code, string Output, string Error);
