using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Cli.Evaluation;
using Search.Service;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary><c>eval</c>: how well a rank profile ranks a judged collection, and against which baseline.</summary>
internal static class EvalCommand
{
    private const string ComparedMetric = "ndcg10";
    private const int ShownDifferences = 10;

    internal static Command Create()
    {
        var folder = new Argument<string>("COLLECTION")
        {
            Description = "Folder with corpus.jsonl, queries.tsv and qrels.tsv.",
        };
        var profile =
            new Option<string>("--profile") { Description = "Rank profile.", DefaultValueFactory = _ => "news" };
        var baseline = new Option<string?>("--baseline") { Description = "Rank profile to compare with." };
        var runFile = new Option<string?>("--run")
        {
            Description = "Write the rankings of the profile, as TREC runs, to this file.",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Write a report that opens in a browser, without a network, to this file.",
        };
        Option<string[]> variants = TargetOptions.VariantFiles();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("eval", "Measures a rank profile on a judged collection.")
        {
            folder, profile, baseline, runFile, html, variants, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            TestCollection collection = TestCollection.Open(parsed.GetRequiredValue(folder));
            VariantSet names = TargetOptions.LoadVariants(parsed.GetValue(variants) ?? []);
            await using CollectionRun run = await CollectionRun.OpenAsync(
                collection.CorpusPath, names, CommandHost.Of(parsed), cancellation);
            using RunFile? output = parsed.GetValue(runFile) is { } path ? new RunFile(path) : null;
            ProfileResult result = await run.RunAsync(
                collection, parsed.GetRequiredValue(profile), output, cancellation);
            ProfileResult? against = parsed.GetValue(baseline) is { } name
                ? await run.RunAsync(collection, name, null, cancellation)
                : null;
            ProfileComparison? comparison =
                against is null ? null : ProfileComparison.Of(result, against, ComparedMetric);
            if (parsed.GetValue(html) is { } page)
            {
                await ReportFile.WriteAsync(
                    page, EvalReport.Of(collection, result, against, names.Version), cancellation);
            }
            TextWriter text = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                WriteJson(text, collection, against is null ? [result] : [result, against], comparison);
            }
            else
            {
                WriteText(text, collection, against is null ? [result] : [result, against], comparison);
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteJson(
        TextWriter output, TestCollection collection, ProfileResult[] profiles, ProfileComparison? comparison) =>
        JsonOutput.WriteLine(output, new
        {
            Collection = collection.Name,
            Queries = collection.Queries.Count,
            Profiles = profiles.Select(p => new
            {
                Name = p.Profile,
                Map = p.Mean.AveragePrecision,
                Ndcg10 = p.Mean.Ndcg10,
                P10 = p.Mean.Precision10,
                Mrr = p.Mean.ReciprocalRank,
                R100 = p.Mean.Recall100,
            }),
            Comparison = comparison is null ? null : new
            {
                comparison.Baseline,
                comparison.Metric,
                comparison.Delta,
                P = comparison.PValue,
                comparison.Wins,
                comparison.Losses,
            },
        });

    private static void WriteText(
        TextWriter output, TestCollection collection, ProfileResult[] profiles, ProfileComparison? comparison)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{collection.Name}: {collection.Queries.Count} queries with relevant documents"));
        output.WriteLine($"{"profile",-16}{"MAP",8}{"nDCG@10",9}{"P@10",8}{"MRR",8}{"R@100",8}");
        foreach (ProfileResult p in profiles)
        {
            QueryMetrics m = p.Mean;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{p.Profile,-16}{m.AveragePrecision,8:F4}{m.Ndcg10,9:F4}"
                + $"{m.Precision10,8:F4}{m.ReciprocalRank,8:F4}{m.Recall100,8:F4}"));
        }
        if (comparison is null)
        {
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"nDCG@10 against {comparison.Baseline}:"
            + $" {comparison.Delta:+0.0000;-0.0000;0.0000}, p {comparison.PValue:F4},"
            + $" {comparison.Wins} wins, {comparison.Losses} losses"));
        Dictionary<string, string> texts =
            collection.Queries.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        foreach ((string id, double difference) in comparison.Differences
            .Where(d => d.Value != 0).OrderBy(d => d.Value).Take(ShownDifferences))
        {
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {difference,8:+0.000;-0.000} {id}: {texts[id]}"));
        }
    }
}
