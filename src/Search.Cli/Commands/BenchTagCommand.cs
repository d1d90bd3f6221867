using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Cli.Bench;

namespace Search.Cli.Commands;

/// <summary><c>bench tag</c>: how fast names are found.</summary>
internal static class BenchTagCommand
{
    internal static Command Create()
    {
        var corpus =
            new Argument<string>("CORPUS") { Description = "JSON lines with id, title and body; .gz is unpacked." };
        Option<int> names = Number("--names", "Names to look for: the shipped ones and made ones.", 100_000, 1_000_000);
        Option<int> rounds = Number("--rounds", "Measured rounds over the corpus.", 5, 1_000);
        Option<int> seed = Number("--seed", "Chooses the made names.", 1, int.MaxValue);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("tag", "Finds names in a corpus with one thread and prints the rate.")
        {
            corpus, names, rounds, seed, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var benchmark = new TagBenchmark(
                MadeNames.Build(parsed.GetValue(names), parsed.GetValue(seed)), parsed.GetRequiredValue(corpus));
            Print(
                parsed.InvocationConfiguration.Output,
                benchmark.Run(parsed.GetValue(rounds), cancellation),
                parsed.GetValue(json));
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static void Print(TextWriter output, TagTimes times, bool json)
    {
        if (json)
        {
            JsonOutput.WriteLine(output, times);
            return;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Names} names, {times.Documents} documents, {times.Tokens} words, {times.Mentions} mentions:"
            + $" {times.TokensPerSecond / 1e6:F1} million words/s from words to mentions,"
            + $" {times.TokensPerSecondWithScan / 1e6:F1} from texts to mentions"
            + $" ({times.TagSeconds:F2} and {times.ScanSeconds + times.TagSeconds:F2} processor seconds)"));
    }

    private static Option<int> Number(string name, string description, int standard, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        CommonOptions.RequireRange(option, 1, most);
        return option;
    }
}
