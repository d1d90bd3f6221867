using System.CommandLine;
using Search.Cli.Output;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>query</c>: ranked hits with passages and the variant that matched.</summary>
internal static class QueryCommand
{
    private const int DefaultSize = 10;
    private const int MaxSize = 1000;

    internal static Command Create()
    {
        var text = CommonOptions.Text("The query: words, \"phrases\", -excluded. Quote it for the shell.");
        Option<string> index = CommonOptions.Index();
        Option<bool> json = CommonOptions.Json();
        var explain = new Option<bool>("--explain") { Description = "Explain each score." };
        var profile = new Option<string>("--profile")
        {
            Description = "Rank profile: news, recent, feedback or lucene-bm25.",
            DefaultValueFactory = _ => "news",
        };
        var size = new Option<int>("--size") { Description = "Hits to show.", DefaultValueFactory = _ => DefaultSize };
        CommonOptions.RequireRange(size, 1, MaxSize);
        var lucene = new Option<bool>("--lucene") { Description = "Read TEXT in Lucene's classic syntax." };
        Option<string[]> facet = FacetArgument.Create();
        var collapse = new Option<string>("--collapse")
        {
            HelpName = "FIELD",
            Description = "Show only the best of the hits that have one value in FIELD.",
        };
        var target = new TargetOptions();
        var command = new Command("query", "Searches, and says for each hit which variant matched and where.")
        {
            text, index, json, explain, profile, size, lucene, facet, collapse,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var request = new SearchRequest
            {
                Target = parsed.GetRequiredValue(index),
                QueryText = parsed.GetRequiredValue(text),
                QuerySyntax = parsed.GetValue(lucene) ? QuerySyntax.Lucene : QuerySyntax.Simple,
                PageSize = parsed.GetValue(size),
                RankProfile = parsed.GetRequiredValue(profile),
                Explain = parsed.GetValue(explain),
                Total = new TotalOptions { Mode = TotalMode.Exact },
                Highlight = new HighlightOptions
                {
                    PreTag = parsed.GetValue(json) ? string.Empty : HitPrinter.MatchStart,
                    PostTag = parsed.GetValue(json) ? string.Empty : HitPrinter.MatchEnd,
                },
            };
            request.Facets.Add((parsed.GetValue(facet) ?? []).Select(FacetArgument.Read));
            if (parsed.GetValue(collapse) is { } field)
            {
                request.Collapse = new CollapseOptions { Field = field };
            }
            SearchResponse response = await IndexHints.RequireAsync(
                connection,
                request.Target,
                async () => await connection.Searches.SearchAsync(request, cancellationToken: cancellation),
                cancellation);
            if (parsed.GetValue(json))
            {
                ProtoJson.WriteLine(parsed.InvocationConfiguration.Output, response);
            }
            else
            {
                new HitPrinter(CommandHost.Of(parsed)).Print(response);
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
