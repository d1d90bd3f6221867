using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Cli.Bench;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary><c>bench news</c>: what the chain of the news schema costs, with names and without.</summary>
internal static class BenchNewsCommand
{
    internal static Command Create()
    {
        var corpus =
            new Argument<string>("CORPUS") { Description = "JSON lines with id, title and body; .gz is unpacked." };
        var data = new Option<string>("--data")
        {
            Description = "Folder for the index; what is in it is replaced.",
            Required = true,
        };
        var without = new Option<bool>("--without-names") { Description = "Stems and exact words, no mentions." };
        var ram = new Option<long>("--ram-mb")
        {
            Description = "Memory for documents before they are flushed, in MB.",
            DefaultValueFactory = _ => 256,
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("news", "Indexes a corpus with the chain of the news schema, one thread.")
        {
            corpus, data, without, ram, json,
        };
        CommonOptions.RequireRange(ram, 1, 2047);
        command.SetAction((parsed, cancellation) =>
        {
            VariantSet set = parsed.GetValue(without)
                ? new VariantSetBuilder("no-names").AddShippedSettings().Build()
                : VariantSet.Shipped;
            var benchmark = new NewsBenchmark(
                parsed.GetRequiredValue(corpus), parsed.GetRequiredValue(data), set, parsed.GetValue(ram) << 20);
            IndexBenchmarkResult result;
            CommandHost host = CommandHost.Of(parsed);
            using (new RateTicker(host, () => benchmark.Documents, "documents"))
            {
                result = benchmark.Run(cancellation);
            }
            Print(host.Output, result, parsed.GetValue(json));
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static void Print(TextWriter output, IndexBenchmarkResult result, bool json)
    {
        if (json)
        {
            JsonOutput.WriteLine(output, result);
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Documents} documents in {result.CpuSeconds:F2} s of processor time, index {result.IndexBytes / 1e6:F1} MB"));
    }
}
