using System.IO;
using Search.Testing;

namespace ClientTests;

/// <summary>Where the clients are, or why a test does not run.</summary>
internal static class JudgeTools
{
    private const string DebianPython = "/usr/bin/python3";

    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sources of this suite, with the packages of npm.</summary>
    public static string Folder { get; } = Path.Combine(Root, "tests", "Search.Clients.Tests");

    public static string Scenario(string file) => Path.Combine(AppContext.BaseDirectory, "scenario", file);

    /// <summary>Debian's Python, for which grpcio is packaged.</summary>
    public static string Python() => Require(
        System.IO.File.Exists(DebianPython) && System.IO.Directory.Exists("/usr/lib/python3/dist-packages/grpc")
            ? DebianPython
            : null,
        "python3-grpcio");

    public static string Node() => Require(
        System.IO.Directory.Exists(Path.Combine(Folder, "node_modules", "@grpc", "grpc-js"))
            ? Judges.FindProgram("node")
            : null,
        "node with @grpc/grpc-js");

    public static string Buf()
    {
        string path = Path.Combine(Folder, "node_modules", "@bufbuild", "buf-linux-x64", "bin", "buf");
        return Require(System.IO.File.Exists(path) ? path : null, "@bufbuild/buf");
    }

    public static string H2Load() => Require(Judges.FindProgram("h2load"), "nghttp2-client");

    /// <summary>A missing judge fails the test where judges are required; elsewhere the test is not run.</summary>
    private static string Require(string? path, string name)
    {
        if (path is not null)
        {
            return path;
        }

        Assert.False(Judges.AreRequired, $"The judge {name} is missing: run .ci/install-judges.");
        Assert.Skip($"Not run: {name} is not installed.");
        return "";
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Search.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Search.sln is in no folder above the test.");
    }
}
