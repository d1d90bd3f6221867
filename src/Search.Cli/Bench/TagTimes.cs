namespace Search.Cli.Bench;

/// <summary>What <c>bench tag</c> measured.</summary>
/// <param name="Names">Names of the set.</param>
/// <param name="Documents">Documents of the corpus.</param>
/// <param name="Tokens">Words of the corpus.</param>
/// <param name="Mentions">Names found, with what they stand for.</param>
/// <param name="ScanSeconds">Processor seconds for splitting the texts into words.</param>
/// <param name="TagSeconds">Processor seconds for finding the names in the words.</param>
internal sealed record TagTimes(
    int Names, int Documents, long Tokens, long Mentions, double ScanSeconds, double TagSeconds)
{
    /// <summary>Words a second, from words to mentions.</summary>
    public double TokensPerSecond => Tokens / TagSeconds;

    /// <summary>Words a second, from texts to mentions.</summary>
    public double TokensPerSecondWithScan => Tokens / (ScanSeconds + TagSeconds);
}
