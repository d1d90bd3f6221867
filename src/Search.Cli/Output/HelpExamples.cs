using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Search.Cli.Output;

/// <summary>Adds to the help of each command lines that can be copied.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> ByCommand = new(StringComparer.Ordinal)
    {
        ["search"] =
        [
            "search serve --load sample",
            "search reindex articles/ --server 127.0.0.1:50051",
            "search query 'KSA Tel Aviv rapprochement' --server 127.0.0.1:50051",
        ],
        ["serve"] =
        [
            "search serve --load sample",
            "search serve --data /var/lib/search --listen 127.0.0.1:50051 --variants our-names.jsonl",
        ],
        ["reindex"] =
        [
            "search reindex articles/ feed.jsonl.gz --data ./search-data",
            "zcat feed.jsonl.gz | search reindex - --server 127.0.0.1:50051",
            "search reindex archive/ --resume        goes on after Ctrl-C or a crash",
            "search reindex index:news --index copy  takes the documents of another index",
            "search reindex archive/ --replace       builds the index anew aside, then swaps",
        ],
        ["export"] = ["search export --index news > news.jsonl"],
        ["query"] =
        [
            "search query 'Israel Saudi normalization'",
            "search query '\"Israeli Occupation\" -Riyadh' --size 3 --json",
            "search query '+title:summit +body:\"cease fire\"~2' --lucene",
        ],
        ["tag"] = ["search tag 'KSA and the GCC met in Riyadh'"],
        ["expand"] = ["search expand 'KSA Tel Aviv rapprochement'"],
        ["explain"] =
        [
            "search explain 'Saudi Arabia' --doc a1",
            "search explain 'Saudi Arabia' --doc a1 --max-tier 1    which looser tier would match",
        ],
        ["names"] = ["search names pairs.tsv", "search names pairs.tsv --json"],
        ["labels"] =
        [
            "search labels 'Saudi Arabia' --by year",
            "search labels Israel --kind label --html labels.html",
        ],
        ["variants import"] =
        [
            "search variants import own-names.jsonl --set press",
            "search variants import aliases.tsv --type ORGANISATION --server 127.0.0.1:50051",
        ],
        ["variants check"] = ["search variants check own-names.jsonl"],
        ["variants preview"] = ["search variants preview --set press 'Israel Saudi normalization'"],
        ["variants activate"] =
            ["search variants activate --set press", "search variants activate --set base        what is shipped"],
        ["variants rollback"] = ["search variants rollback"],
        ["variants list"] = ["search variants list --json"],
        ["variants report"] = ["search variants report --server 127.0.0.1:50051"],
        ["health"] = ["search health --server 127.0.0.1:50051"],
        ["check"] = ["search check ./search-data", "search check ./search-data/indexes/news --json"],
        ["eval"] = ["search eval collection/ --profile news --baseline lucene-bm25 --run news.run"],
        ["bench index"] = ["search bench index corpus.jsonl.gz --data /tmp/bench --threads 2 --json"],
        ["bench merge"] = ["search bench merge corpus.jsonl.gz --data /tmp/bench --segment-docs 10000 --json"],
        ["bench query"] = ["search bench query /tmp/bench queries.tsv --passes 20 --dump hits.tsv"],
        ["bench concepts"] = ["search bench concepts --data ./search-data --names 3 --queries 400"],
    };

    /// <summary>Gives the help of a command and of those below it their examples.</summary>
    internal static void AddTo(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().First();
        if (help.Action is HelpAction standard)
        {
            help.Action = new ExampleHelp(standard);
        }
    }

    private static string NameOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (System.CommandLine.Parsing.CommandResult? c = parsed.CommandResult; c?.Parent is not null;
            c = c.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, c.Command.Name);
        }
        return names.Count == 0 ? "search" : string.Join(' ', names);
    }

    private sealed class ExampleHelp(HelpAction standard) : SynchronousCommandLineAction
    {
        // Who asks for help is not told what the command line misses.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = standard.Invoke(parseResult);
            if (ByCommand.TryGetValue(NameOf(parseResult), out string[]? lines))
            {
                parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
                foreach (string line in lines)
                {
                    parseResult.InvocationConfiguration.Output.WriteLine("  " + line);
                }
            }
            return code;
        }
    }
}
