using System.CommandLine;
using System.Globalization;
using System.IO;
using Search.Codecs;
using Search.Indexing;
using Search.Service;
using Search.Store;

namespace Search.Cli.Commands;

/// <summary>
/// <c>check</c>: verifies every checksum and structure of an index, or of every index of a data folder and its
/// write-ahead log. Changes nothing.
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
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(json), CommandHost.Of(parsed)));
        return command;
    }

    private static int Run(string path, bool json, CommandHost host)
    {
        if (!System.IO.Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"{path}: no such folder");
        }
        // Held while it lasts: a server that starts meanwhile would change what is read.
        using Lock? owner = TryOwn(path, host);
        List<CheckedIndex> indexes =
        [
            .. HasCommit(path) ? [Check(path)] : Names(path).Select(n => Check(path, n)),
        ];
        if (indexes.Count == 0)
        {
            throw new DirectoryNotFoundException($"{path}: no index is here");
        }
        bool ok = indexes.TrueForAll(i => i.Problems.Count == 0);
        foreach (CheckedIndex index in indexes.Where(i => i.TornLogBytes > 0))
        {
            host.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"warning: {index.Name}: the write-ahead log ends in {index.TornLogBytes} bytes of a torn record,"
                + $" as after a crash; the next start cuts them"));
        }
        if (json)
        {
            JsonOutput.WriteLine(host.Output, new { Ok = ok, Indexes = indexes });
        }
        else
        {
            Print(host.Output, indexes);
        }
        return ok ? ExitCodes.Success : ExitCodes.Failure;
    }

    // The lock of a data folder, or of an index; null when there is none, or when another process holds it.
    private static Lock? TryOwn(string path, CommandHost host)
    {
        string catalog = FileDataFolder.CatalogPath(path);
        (string folder, string name) = System.IO.Directory.Exists(catalog)
            ? (catalog, DataFolder.LockName)
            : (path, IndexWriter.WriteLockName);
        using FSDirectory directory = FSDirectory.Open(folder);
        if (!directory.ListAll().Contains(name))
        {
            return null;
        }
        try
        {
            return directory.ObtainLock(name);
        }
        catch (LockObtainFailedException)
        {
            host.Tell(
                $"warning: another process has {path} open and may write to it: what it is just changing can look"
                + " damaged; stop it, or check a copy");
        }
        catch (UnauthorizedAccessException)
        {
            // Of another user, or on a medium that cannot be written to: reading is enough.
        }
        return null;
    }

    private static IEnumerable<string> Names(string path)
    {
        string below = FileDataFolder.IndexPath(path, string.Empty);
        return System.IO.Directory.Exists(below)
            ? new DirectoryInfo(below).EnumerateDirectories().Select(d => d.Name).Order(StringComparer.Ordinal)
            : [];
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

    // An index of a data folder, with its log.
    private static CheckedIndex Check(string data, string name)
    {
        CheckedIndex index = Check(FileDataFolder.IndexPath(data, name));
        string log = FileDataFolder.LogPath(data, name);
        if (!System.IO.Directory.Exists(log))
        {
            return index;
        }
        using FSDirectory directory = FSDirectory.Open(log);
        try
        {
            LogCheck found = LogCheck.Check(directory);
            return index with { LogWrites = found.Writes, TornLogBytes = found.TornBytes };
        }
        catch (CorruptIndexException e)
        {
            return index with { Problems = [.. index.Problems, new Problem(e.File, e.Offset, e.Expected, e.Found)] };
        }
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

    private sealed record CheckedIndex(string Name, long Documents, IReadOnlyList<Problem> Problems)
    {
        /// <summary>Writes in the log; null when the index was checked without one.</summary>
        public long? LogWrites { get; init; }

        /// <summary>Bytes of a torn record at the end of the log.</summary>
        public long? TornLogBytes { get; init; }
    }

    private sealed record Problem(string File, long Offset, string Expected, string Found);
}
