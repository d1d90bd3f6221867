using System.CommandLine;

namespace Search.Cli.Commands;

/// <summary>Options that several commands have, with the same words.</summary>
internal static class CommonOptions
{
    internal const string DefaultData = "./search-data";
    internal const string DefaultIndex = "news";
    internal const string DefaultAddress = "127.0.0.1:50051";

    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON object." };

    internal static Option<string> Index() => new("--index")
    {
        Description = "Name of the index.",
        DefaultValueFactory = _ => DefaultIndex,
    };
}
