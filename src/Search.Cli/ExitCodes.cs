namespace Search.Cli;

/// <summary>What the process returns. Zero hits is success.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    internal const int Success = 0;

    /// <summary>
    /// Done in part: some records failed, an index is damaged, a server is not serving, or an error that was
    /// reported.
    /// </summary>
    internal const int Failure = 1;

    /// <summary>A budget was exceeded, or a swap refused.</summary>
    internal const int Refused = 2;

    /// <summary>The command line is wrong (EX_USAGE of sysexits).</summary>
    internal const int Usage = 64;

    /// <summary>A fault of this program (EX_SOFTWARE of sysexits).</summary>
    internal const int Software = 70;

    /// <summary>Ended by SIGINT (128 + 2).</summary>
    internal const int Interrupted = 130;

    /// <summary>Ended by SIGTERM (128 + 15).</summary>
    internal const int Terminated = 143;
}
