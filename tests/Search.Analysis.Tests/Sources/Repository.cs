namespace Search.Analysis.Tests.Sources;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Full path of a folder of the repository; null when the tests run without it.</summary>
    public static string? Folder(string path)
    {
        for (System.IO.DirectoryInfo? up = new(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(up.FullName, "Search.sln")))
            {
                return System.IO.Path.Combine(up.FullName, path);
            }
        }
        return null;
    }
}
