using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;
using Search.Cli;
using Search.Cli.Evaluation;
using Search.Service;
using Search.Variants;

namespace Search.VariantStress;

/// <summary>
/// <c>variant-stress</c>: what another name of the same actor costs a search, and how much of it the names service
/// brings back. Wordings are made by replacing each recognised name by another one of a kind.
/// </summary>
internal static class Program
{
    private static readonly Argument<string> Collection = new("COLLECTION")
    {
        Description = "Folder of a judged collection; with --known-items a corpus as JSON Lines (.gz too).",
    };

    private static readonly Option<int?> KnownItemCount = new("--known-items")
    {
        Description = "Make this many known-item queries from the corpus instead of reading judged ones.",
    };

    private static readonly Option<string?> Aliases = new("--aliases")
    {
        Description = "Tab-separated names from outside (key, type, canonical, alias, kind, language, source): "
            + "those the shipped data lacks are replaced by, too, and reported apart.",
    };

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = "Rank profile.",
        DefaultValueFactory = static _ => "news",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Chooses the passages and the names.",
        DefaultValueFactory = static _ => 17,
    };

    private static readonly Option<int> Losses = new("--losses")
    {
        Description = "How many of the worst rewordings to show.",
        DefaultValueFactory = static _ => 10,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object." };

    internal static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Replaces names in queries by other names of the same actor, and measures the loss.")
        {
            Collection, KnownItemCount, Aliases, Profile, Seed, Losses, Json,
        };
        root.SetAction(RunAsync);
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        VariantSet set = VariantSet.Shipped;
        string path = parsed.GetRequiredValue(Collection);
        int seed = parsed.GetValue(Seed);
        (string corpus, List<StressQuery> queries) = parsed.GetValue(KnownItemCount) is { } count
            ? (path, new KnownItems(set, seed).From(path, count))
            : Judged(path);
        var reworder = new Reworder(set, parsed.GetValue(Aliases) is { } list ? new AliasList(list) : null, seed);
        List<Rewording> rewordings = [.. queries.SelectMany(reworder.Of)];
        await using CollectionRun collection =
            await CollectionRun.OpenAsync(corpus, set, CommandHost.OfProcess(), cancellation);
        var run = new StressRun(collection, parsed.GetRequiredValue(Profile), cancellation);
        (double plain, double ours) = await run.UntouchedAsync(queries);
        var changes = new List<(Rewording Rewording, double Before, double After)>();
        List<StressRow> rows = await run.RowsAsync(rewordings, (r, before, after) => changes.Add((r, before, after)));
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json))
        {
            WriteJson(output, queries.Count, plain, ours, rows);
            return 0;
        }
        Write(output, queries.Count, plain, ours, rows);
        WriteLosses(output, changes, parsed.GetValue(Losses));
        return 0;
    }

    private static (string Corpus, List<StressQuery> Queries) Judged(string folder)
    {
        TestCollection collection = TestCollection.Open(folder);
        return (collection.CorpusPath,
            [.. collection.Queries.Select(q => new StressQuery(q.Key, q.Value, collection.Judgements[q.Key]))]);
    }

    private static void Write(TextWriter output, int queries, double plain, double ours, List<StressRow> rows)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{queries} queries as they are: nDCG@10 of lucene-bm25 {plain:F4}, of the profile {ours:F4}"));
        output.WriteLine(
            $"{"names of kind",-18}{"on list",9}{"queries",9}{"plain",9}{"reworded",10}{"ours",9}{"reworded",10}"
            + $"{"recovered",11}{"overlap@10",12}");
        foreach (StressRow row in rows.OrderByDescending(static r => r.Listed).ThenByDescending(static r => r.Queries))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Kind,-18}{(row.Listed ? "yes" : "no"),9}{row.Queries,9}{row.PlainOriginal,9:F4}"
                + $"{row.PlainReworded,10:F4}{row.Original,9:F4}{row.Reworded,10:F4}{row.Recovered,11:P1}"
                + $"{row.Overlap,12:F3}"));
        }
    }

    private static void WriteLosses(
        TextWriter output, List<(Rewording Rewording, double Before, double After)> changes, int most)
    {
        foreach ((Rewording rewording, double before, double after) in changes
            .OrderBy(static c => c.After - c.Before).Take(most).Where(static c => c.After < c.Before))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {after - before,7:+0.000;-0.000} {rewording.Kind}{(rewording.Listed ? "" : ", off list")}: "
                + $"{rewording.From} -> {rewording.To} in \"{rewording.Query.Text}\" ({rewording.Query.Id})"));
        }
    }

    private static void WriteJson(TextWriter output, int queries, double plain, double ours, List<StressRow> rows) =>
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                queries,
                untouched = new { plain, ours },
                rows = rows.Select(static r => new
                {
                    kind = r.Kind,
                    listed = r.Listed,
                    queries = r.Queries,
                    plain = r.PlainOriginal,
                    plainReworded = r.PlainReworded,
                    ours = r.Original,
                    oursReworded = r.Reworded,
                    recovered = double.IsNaN(r.Recovered) ? (double?)null : r.Recovered,
                    overlap10 = r.Overlap,
                }),
            }));
}
