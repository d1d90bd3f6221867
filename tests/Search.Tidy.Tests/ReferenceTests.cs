using System.IO;
using System.Xml.Linq;

namespace Search.Tidy.Tests;

/// <summary>The direction of references that the design allows, and nothing else.</summary>
public sealed class ReferenceTests
{
    // A project may reference those named and whatever they reach.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Search.Store"] = [],
        ["Search.Analysis"] = [],
        ["Search.Grpc"] = [],
        ["Search.Codecs"] = ["Search.Store"],
        ["Search.Index"] = ["Search.Store", "Search.Codecs", "Search.Analysis"],
        ["Search.Queries"] = ["Search.Store", "Search.Codecs", "Search.Index", "Search.Analysis"],
        ["Search.Variants"] =
            ["Search.Store", "Search.Codecs", "Search.Index", "Search.Queries", "Search.Analysis"],
        ["Search.Service"] =
            ["Search.Store", "Search.Codecs", "Search.Index", "Search.Queries", "Search.Variants", "Search.Analysis"],
        ["Search.Server"] = ["Search.Service", "Search.Grpc", "Search.Variants"],
        ["Search.Cli"] =
        [
            "Search.Server", "Search.Service", "Search.Variants", "Search.Queries", "Search.Index", "Search.Codecs",
            "Search.Store", "Search.Analysis", "Search.Grpc",
        ],
    };

    [Fact]
    public void ProjectsReferenceOnlyWhatTheDesignAllows()
    {
        var wrong = new List<string>();
        foreach (string file in Repository.Files(".csproj").Where(f => f.StartsWith("src/", StringComparison.Ordinal)))
        {
            string project = Path.GetFileNameWithoutExtension(file);
            if (!Allowed.TryGetValue(project, out string[]? allowed))
            {
                wrong.Add($"{project} is not in the table of ReferenceTests");
                continue;
            }
            wrong.AddRange(References(file).Except(allowed).Select(r => $"{project} references {r}"));
        }
        Tidy.None(wrong);
    }

    [Fact]
    public void SourcesUseNoNamespaceOfAProjectAboveThem()
    {
        // Server and Grpc carry transport types: nothing below them may know those.
        string[] below = ["Store", "Analysis", "Codecs", "Index", "Queries", "Variants", "Service"];
        string[] transport = ["Grpc.", "Google.Protobuf", "Google.Rpc", "Microsoft.AspNetCore", "Search.Server", "Search.V1"];
        IEnumerable<string> wrong =
            from file in Repository.SourceFiles()
            where below.Any(b => file.StartsWith($"src/Search.{b}/", StringComparison.Ordinal))
            from line in Repository.Lines(file)
            where line.StartsWith("using ", StringComparison.Ordinal)
                && transport.Any(t => line.Contains(" " + t, StringComparison.Ordinal))
            select $"{file}: {line}";
        Tidy.None(wrong);
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        string solution = Repository.Text("Search.sln").Replace('\\', '/');
        string[] absent =
            [.. Repository.Files(".csproj").Where(p => !solution.Contains(p, StringComparison.Ordinal))];
        Tidy.None(absent);
    }

    [Fact]
    public void EverySourceProjectHasTests()
    {
        IEnumerable<string> projects = Repository.Files(".csproj")
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f));
        string[] untested =
            [.. projects.Where(p => !Repository.Files().Contains($"tests/{p}.Tests/{p}.Tests.csproj"))];
        Tidy.None(untested);
    }

    private static IEnumerable<string> References(string file) =>
        XDocument.Parse(Repository.Text(file)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((r.Attribute("Include")?.Value ?? "").Replace('\\', '/')));
}
