using System.Diagnostics;
using System.IO;

namespace Search.Tidy.Tests;

/// <summary>The tracked files of the checkout this test was built from.</summary>
internal static class Repository
{
    private static readonly Lazy<string[]> Tracked = new(ListTracked);

    internal static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with forward slashes, of files that exist, ending in one of the given ways.</summary>
    internal static IEnumerable<string> Files(params string[] endings) =>
        Tracked.Value.Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>C# files written by people: neither generated nor build output.</summary>
    internal static IEnumerable<string> SourceFiles() =>
        Files(".cs").Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal));

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Join(Root, file));

    internal static string Text(string file) => File.ReadAllText(Path.Join(Root, file));

    // git knows what is ours; an exported tree without it is walked, minus what .gitignore names.
    private static string[] ListTracked()
    {
        string[] files = System.IO.Directory.Exists(Path.Join(Root, ".git")) || File.Exists(Path.Join(Root, ".git"))
            ? FromGit()
            : [];
        return files.Length > 0 ? files : FromDisk();
    }

    private static string[] FromGit()
    {
        var start = new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => File.Exists(Path.Join(Root, f)))];
    }

    private static string[] FromDisk()
    {
        string[] skipped = ["/bin/", "/obj/", "/node_modules/", "/.git/", "/artifacts/", "/TestResults/"];
        return [.. System.IO.Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !skipped.Any(s => ("/" + f).Contains(s, StringComparison.Ordinal)))];
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Join(folder.FullName, "Search.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("Search.sln is in no folder above the test");
    }
}
