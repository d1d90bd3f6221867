namespace Search.Indexing;

/// <summary>The outcome of <see cref="CheckIndex"/>.</summary>
/// <param name="Commit">Name of the commit that was checked, null when none could be read.</param>
/// <param name="Segments">What each segment holds.</param>
/// <param name="Problems">What is wrong; empty for a sound index.</param>
public sealed record CheckReport(
    string? Commit, IReadOnlyList<CheckedSegment> Segments, IReadOnlyList<CheckProblem> Problems)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsClean => Problems.Count == 0;

    /// <summary>Live documents of all segments.</summary>
    public long NumDocs => Segments.Sum(s => (long)s.NumDocs);

    /// <inheritdoc/>
    public override string ToString() => IsClean
        ? $"{Commit}: {Segments.Count} segments, {NumDocs} documents, no problem"
        : string.Join('\n', Problems.Select(p => $"{p.File} at {p.Offset}: expected {p.Expected}, found {p.Found}"));
}
