namespace Search.Variants.Tests.Cases;

/// <summary>A case that does not hold today, with the reason.</summary>
internal sealed record KnownFailure(string Name, string Reason)
{
    /// <summary>The lines <c>name | reason</c> of <c>tests/cases/known-failures.txt</c>.</summary>
    public static IReadOnlyList<KnownFailure> All { get; } =
        [.. SampleNews.ReadText("case-lists/known-failures.txt").Split('\n')
            .Where(static line => line.Contains('|', StringComparison.Ordinal) && line[0] != '#')
            .Select(static line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(static parts => new KnownFailure(parts[0], parts[1]))];

    public static bool Names(string name) => All.Any(failure => failure.Name == Short(name));

    /// <summary><c>cases/check/x.query</c> -> <c>x</c>.</summary>
    public static string Short(string name) => name[(name.LastIndexOf('/') + 1)..].Replace(
        ".query", string.Empty, StringComparison.Ordinal);
}
