using System.IO;

namespace Search.Testing;

/// <summary>
/// Outside judges that a test compares with. When one is missing the test says "not run"; with
/// <c>SEARCH_JUDGES=required</c> it fails.
/// </summary>
public static class Judges
{
    /// <summary>True when a missing judge is a failure.</summary>
    public static bool AreRequired { get; } =
        string.Equals(Environment.GetEnvironmentVariable("SEARCH_JUDGES"), "required", StringComparison.Ordinal);

    /// <summary>The folder with the shared data, or null: only <c>SEARCH_SHARED</c> names it.</summary>
    public static string? SharedData { get; } = ExistingFolder(Environment.GetEnvironmentVariable("SEARCH_SHARED"));

    /// <summary>How much longer than usual the long suites run: <c>SEARCH_MULTIPLIER</c>, 1 by default.</summary>
    public static int Multiplier { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SEARCH_MULTIPLIER"), out int m) && m > 0 ? m : 1;

    /// <summary>The first of the folders that exists, an environment variable's value first; null for none.</summary>
    public static string? FindFolder(string variable, params ReadOnlySpan<string> candidates)
    {
        string? found = ExistingFolder(Environment.GetEnvironmentVariable(variable));
        foreach (string candidate in candidates)
        {
            found ??= ExistingFolder(candidate);
        }
        return found;
    }

    /// <summary>The full path of a program on the PATH; null when it is not there.</summary>
    public static string? FindProgram(string name)
    {
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return path;
            }
        }
        return null;
    }

    private static string? ExistingFolder(string? path) =>
        !string.IsNullOrEmpty(path) && System.IO.Directory.Exists(path) ? path : null;
}
