using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary><c>names</c>: how well the two names of each line fit, and why.</summary>
internal static class NamesCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("PAIRS.tsv")
        {
            Description = "Lines of two names, and optionally PERSON, ORGANISATION or PLACE, separated by tabs.",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("names", "Compares names by pairs: a score from 0 to 1 and the reason for it.")
        {
            file, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            var matcher = new NameMatcher(VariantSet.Shipped);
            var scored = new List<ScoredPair>();
            var refused = new List<RefusedLine>();
            foreach (NamePairLine line in NamePairFile.Read(path))
            {
                if (line.Problem is { } problem)
                {
                    refused.Add(new RefusedLine(line.Number, problem));
                    continue;
                }
                NameComparison comparison = matcher.Compare(line.First, line.Second, line.Kind);
                string? kind = line.Kind == NameKind.Unspecified ? null : NamePairFile.Word(line.Kind);
                scored.Add(new ScoredPair(
                    line.Number, line.First, line.Second, kind, Math.Round(comparison.Score, 4), comparison.Reason));
            }
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonOutput.WriteLine(output, new { Pairs = scored, Refused = refused });
            }
            else
            {
                Print(output, scored);
            }
            foreach (RefusedLine line in refused)
            {
                parsed.InvocationConfiguration.Error.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{path}:{line.Line}: {line.Reason}"));
            }
            return refused.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static void Print(TextWriter output, List<ScoredPair> pairs)
    {
        foreach (ScoredPair pair in pairs)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{pair.Score:F4}\t{pair.First}\t{pair.Second}\t{pair.Reason}"));
        }
    }

    private sealed record ScoredPair(
        int Line, string First, string Second, string? Kind, double Score, string Reason);

    private sealed record RefusedLine(int Line, string Reason);
}
