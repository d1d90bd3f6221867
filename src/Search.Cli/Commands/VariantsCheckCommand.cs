using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary>
/// <c>variants check</c>: whether files of names fit what is shipped: unknown ids, cycles, a surface claimed twice with
/// equal force, missing provenance.
/// </summary>
internal static class VariantsCheckCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of names; .gz is unpacked.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> format = VariantFormats.Option();
        Option<string?> type = VariantFormats.TypeOption();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "check", "Checks files of names against what is shipped, line by line; exit 1 when something is wrong.")
        {
            files, format, type, json,
        };
        command.SetAction(parsed =>
        {
            var problems = new List<DataProblem>();
            VariantSet onto = VariantSet.Shipped;
            foreach (string file in parsed.GetRequiredValue(files))
            {
                onto = Check(
                    onto, file, VariantFormats.Of(parsed.GetValue(format), file),
                    VariantFormats.TypeOf(parsed.GetValue(type)), problems);
            }
            Write(parsed.InvocationConfiguration.Output, problems, parsed.GetValue(json));
            return problems.Exists(problem => problem.IsError) ? ExitCodes.Failure : ExitCodes.Success;
        });
        return command;
    }

    // Each file is checked on top of what holds of the ones before it.
    private static VariantSet Check(
        VariantSet onto, string file, ImportFormat format, EntityType type, List<DataProblem> problems)
    {
        var importer = new VariantImporter(onto, new ImportOptions
        {
            Format = format,
            SourceId = "check-" + Path.GetFileName(file),
            Title = Path.GetFileName(file),
            Checked = "2000-01",
            DefaultType = type,
        });
        int number = 0;
        foreach (string line in VariantLines.Read(file))
        {
            importer.Add(++number, line);
        }
        ImportResult result = importer.Finish("check");
        problems.AddRange(result.Lines
            .Where(line => line.Reason.Length > 0 && line.Outcome != ImportOutcome.Skipped)
            .Select(line => new DataProblem(file, line.Line, line.Reason, line.Outcome == ImportOutcome.Refused)));
        return result.Set;
    }

    private static void Write(TextWriter output, List<DataProblem> problems, bool json)
    {
        int errors = problems.Count(problem => problem.IsError);
        if (json)
        {
            JsonOutput.WriteLine(output, new
            {
                Ok = errors == 0,
                Problems = problems.Select(p => new { p.File, p.Line, p.Reason, Error = p.IsError }),
            });
            return;
        }
        foreach (DataProblem problem in problems)
        {
            output.WriteLine(problem.IsError ? $"{problem}" : $"{problem} (a remark)");
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{errors} errors, {problems.Count - errors} remarks"));
    }
}
