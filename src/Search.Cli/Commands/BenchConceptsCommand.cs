using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Cli.Bench;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary><c>bench concepts</c>: how fast searches for several names are.</summary>
internal static class BenchConceptsCommand
{
    internal static Command Create()
    {
        Option<string> index = CommonOptions.Index();
        Option<bool> json = CommonOptions.Json();
        Option<int> queries = Number("--queries", "Number of queries made.", 400, 100_000);
        Option<int> names = Number("--names", "Names in each query.", 3, 10);
        Option<int> seed = Number("--seed", "Chooses the names.", 1, int.MaxValue);
        Option<int> passes = Number("--passes", "Measured rounds over all queries.", 5, 10_000);
        var exhaustive = new Option<bool>("--exhaustive") { Description = "Count every hit: nothing may be skipped." };
        var profile = new Option<string>("--profile")
        {
            Description = "Rank profile: news or lucene-bm25.",
            DefaultValueFactory = _ => "news",
        };
        var dump = new Option<string?>("--dump") { Description = "Write the queries to this file, a line each." };
        var target = new TargetOptions();
        var command = new Command(
            "concepts", "Searches for several names at once through gRPC, one after another, and prints the times.")
        {
            index, queries, names, seed, passes, exhaustive, profile, dump, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Refuse, cancellation);
            var benchmark = new ConceptBenchmark(
                connection,
                parsed.GetRequiredValue(index),
                parsed.GetRequiredValue(profile),
                parsed.GetValue(exhaustive));
            List<string> texts = await benchmark.QueriesAsync(
                VariantSet.Shipped,
                parsed.GetValue(queries),
                parsed.GetValue(names),
                parsed.GetValue(seed),
                cancellation);
            if (parsed.GetValue(dump) is { } path)
            {
                await using StreamWriter lines = CorpusFile.CreateDump(path);
                foreach (string text in texts)
                {
                    await lines.WriteLineAsync(text);
                }
            }
            ConceptTimes times = await benchmark.TimeAsync(texts, parsed.GetValue(passes), cancellation);
            Print(parsed.InvocationConfiguration.Output, times, parsed.GetValue(json));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(TextWriter output, ConceptTimes times, bool json)
    {
        if (json)
        {
            JsonOutput.WriteLine(output, times);
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Samples} searches: p50 {times.P50Ms:F2} ms, p95 {times.P95Ms:F2} ms, max {times.MaxMs:F2} ms;"
            + $" best of each query: p50 {times.BestP50Ms:F2} ms, p95 {times.BestP95Ms:F2} ms;"
            + $" on average {times.ParseMs:F2} ms to read the query, {times.SearchMs:F2} ms to find the hits"
            + $" (p95 of the best {times.BestSearchP95Ms:F2}), {times.FetchMs:F2} ms to fetch them"));
    }

    private static Option<int> Number(string name, string description, int standard, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        CommonOptions.RequireRange(option, 1, most);
        return option;
    }
}
