namespace Search.Tidy.Tests;

/// <summary>Assertions whose failure names every offender, a line each.</summary>
internal static class Tidy
{
    internal static void None(IEnumerable<string> offenders)
    {
        string[] found = [.. offenders];
        Assert.True(found.Length == 0, Environment.NewLine + string.Join(Environment.NewLine, found));
    }
}
