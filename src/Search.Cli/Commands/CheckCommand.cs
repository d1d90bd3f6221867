using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Cli.Commands;

/// <summary>
/// <c>check</c>: verifies every checksum and structure of an index, or of every index of a data folder.
/// </summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A data folder, or the folder of one index." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Verifies every checksum and structure; exit 1 when something is damaged.")
        {
            folder, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(folder);
            List<CheckedIndex> indexes = [.. FindIndexes(path).Select(Check)];
            if (indexes.Count == 0)
            {
                throw new DirectoryNotFoundException($"{path}: no index is here");
            }
            bool ok = indexes.TrueForAll(i => i.Problems.Count == 0);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonOutput.WriteLine(output, new { Ok = ok, Indexes = indexes });
            }
            else
            {
                Print(output, indexes);
            }
            return ok ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static IEnumerable<string> FindIndexes(string path)
    {
        if (!System.IO.Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"{path}: no such folder");
        }
        if (HasCommit(path))
        {
            return [path];
        }
        string below = Path.Join(path, "indexes");
        IEnumerable<string> folders = System.IO.Directory.Exists(below)
            ? System.IO.Directory.EnumerateDirectories(below)
            : [];
        return folders.Order(StringComparer.Ordinal);
    }

    private static bool HasCommit(string path)
    {
        using FSDirectory directory = FSDirectory.Open(path);
        return SegmentInfos.LastCommitGeneration(directory.ListAll()) >= 0;
    }

    private static CheckedIndex Check(string path)
    {
        using FSDirectory directory = FSDirectory.Open(path);
        CheckReport report = CheckIndex.Check(directory);
        return new CheckedIndex(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(directory.Path)),
            report.NumDocs,
            [.. report.Problems.Select(p => new Problem(p.File, p.Offset, p.Expected, p.Found))]);
    }

    private static void Print(TextWriter output, List<CheckedIndex> indexes)
    {
        foreach (CheckedIndex index in indexes)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{index.Name}: {index.Documents} documents, {State(index.Problems.Count)}"));
            foreach (Problem p in index.Problems)
            {
                string place = p.Offset < 0 ? p.File
                    : string.Create(CultureInfo.InvariantCulture, $"{p.File} at byte {p.Offset}");
                output.WriteLine($"  {place}: expected {p.Expected}, found {p.Found}");
            }
        }
    }

    private static string State(int problems) => problems switch
    {
        0 => "sound",
        1 => "1 problem",
        _ => string.Create(CultureInfo.InvariantCulture, $"{problems} problems"),
    };

    private sealed record CheckedIndex(string Name, long Documents, IReadOnlyList<Problem> Problems);

    private sealed record Problem(string File, long Offset, string Expected, string Found);
}
