using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using Search.Analysis;
using Search.Cli.Bench;
using Search.Codecs;
using Search.Indexing;
using Search.Store;

namespace Search.Cli.Commands;

/// <summary><c>bench index</c>, <c>bench query</c> and <c>bench merge</c>; the others stand aside.</summary>
internal static class BenchCommand
{
    private const long DefaultRamBufferMb = 256;

    internal static Command Create() => new(
        "bench",
        "Measures indexing and searching with the plain chain (StandardTokenizer, lower case, Porter),"
        + " the same work as the peers do.")
    {
        CreateIndex(),
        CreateQuery(),
        CreateMerge(),
        BenchConceptsCommand.Create(),
        BenchTagCommand.Create(),
        BenchNewsCommand.Create(),
    };

    private static Command CreateIndex()
    {
        var corpus =
            new Argument<string>("CORPUS") { Description = "JSON lines with id, title and body; .gz is unpacked." };
        var data = new Option<string>("--data")
        {
            Description = "Folder for the index; what is in it is replaced.",
            Required = true,
        };
        var threads = new Option<int>("--threads") { Description = "Indexing threads.", DefaultValueFactory = _ => 1 };
        var ram = new Option<long>("--ram-mb")
        {
            Description = "Memory for documents before they are flushed, in MB.",
            DefaultValueFactory = _ => DefaultRamBufferMb,
        };
        var json = CommonOptions.Json();
        var command = new Command("index", "Indexes a corpus and prints the rate, the size and the memory.")
        {
            corpus, data, threads, ram, json,
        };
        CommonOptions.RequireRange(threads, 1, 64);
        CommonOptions.RequireRange(ram, 1, 2047);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunIndex(
            new IndexBenchmark(
                parsed.GetRequiredValue(corpus),
                parsed.GetRequiredValue(data),
                parsed.GetValue(threads),
                parsed.GetValue(ram) << 20),
            parsed.GetValue(json),
            CommandHost.Of(parsed),
            cancellation)));
        return command;
    }

    private static Command CreateQuery()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder that bench index got as --data." };
        var file = new Argument<string>("QUERIES")
        {
            Description = "Lines: TYPE, a tab, a classic Lucene query on field body.",
        };
        var passes = new Option<int>("--passes")
        {
            Description = "Measured rounds over all queries.",
            DefaultValueFactory = _ => 20,
        };
        var warmup = new Option<int>("--warmup")
        {
            Description = "Rounds before the clock starts.",
            DefaultValueFactory = _ => 10,
        };
        var budget = new Option<int>("--budget-ms")
        {
            Description = "Time after which a class of queries is measured no further, once it had two rounds.",
            DefaultValueFactory = _ => 1_000_000,
        };
        var exhaustive = new Option<bool>("--exhaustive") { Description = "Count every hit: nothing may be skipped." };
        var dump = new Option<string?>("--dump")
        {
            Description = "Write number, rank, id, score and score bits of every hit to this file.",
        };
        var json = CommonOptions.Json();
        var command = new Command("query", "Runs queries, top 10, one thread, and prints the times by type.")
        {
            folder, file, passes, warmup, budget, exhaustive, dump, json,
        };
        CommonOptions.RequireRange(passes, 1, 1_000_000);
        CommonOptions.RequireRange(warmup, 0, 1_000_000);
        CommonOptions.RequireRange(budget, 1, 1_000_000);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunQuery(
            parsed.GetRequiredValue(folder),
            parsed.GetRequiredValue(file),
            new QueryRun(
                parsed.GetValue(passes),
                parsed.GetValue(warmup),
                TimeSpan.FromMilliseconds(parsed.GetValue(budget)),
                parsed.GetValue(exhaustive),
                parsed.GetValue(dump)),
            parsed.GetValue(json),
            parsed.InvocationConfiguration.Output,
            cancellation)));
        return command;
    }

    private static Command CreateMerge()
    {
        var corpus =
            new Argument<string>("CORPUS") { Description = "JSON lines with id, title and body; .gz is unpacked." };
        var data = new Option<string>("--data")
        {
            Description = "Folder for the index; what is in it is replaced.",
            Required = true,
        };
        var docs = new Option<int>("--segment-docs")
        {
            Description = "Documents of each segment that is merged.",
            DefaultValueFactory = _ => 10_000,
        };
        var json = CommonOptions.Json();
        var command = new Command("merge", "Indexes a corpus into segments, verifies their checksums and merges them into one.")
        {
            corpus, data, docs, json,
        };
        CommonOptions.RequireRange(docs, 1, 1_000_000);
        command.SetAction((parsed, cancellation) => Task.FromResult(RunMerge(
            new MergeBenchmark(
                parsed.GetRequiredValue(corpus),
                parsed.GetRequiredValue(data),
                parsed.GetValue(docs),
                DefaultRamBufferMb << 20),
            parsed.GetValue(json),
            parsed.InvocationConfiguration.Output,
            cancellation)));
        return command;
    }

    private static int RunMerge(MergeBenchmark benchmark, bool json, TextWriter output, CancellationToken cancellation)
    {
        MergeBenchmarkResult result = benchmark.Run(cancellation);
        if (json)
        {
            JsonOutput.WriteLine(output, result);
            return ExitCodes.Success;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Segments} segments, {result.IndexBytes / 1e6:F1} MB: checksums in {result.ChecksumSeconds * 1000:F1} ms,"
            + $" merged in {result.MergeSeconds:F2} s ({result.MergeCpuSeconds:F2} s of processor time)"
            + $" to {result.MergedBytes / 1e6:F1} MB"));
        return ExitCodes.Success;
    }

    private static int RunIndex(
        IndexBenchmark benchmark, bool json, CommandHost host, CancellationToken cancellation)
    {
        TextWriter output = host.Output;
        IndexBenchmarkResult result;
        using (new RateTicker(host, () => benchmark.Documents, "documents"))
        {
            result = benchmark.Run(cancellation);
        }
        if (json)
        {
            JsonOutput.WriteLine(output, result);
            return ExitCodes.Success;
        }
        string rate = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.DocumentsPerSecond:F0} documents/s, {result.MbPerSecond:F1} MB/s of text");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Documents} documents in {result.Seconds:F2} s with {result.Threads} thread(s): {rate}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"index {result.IndexBytes / 1e6:F1} MB in {result.Segments} segment(s);"
            + $" {result.CpuSeconds:F2} s of processor time;"
            + $" peak resident memory {result.PeakRssBytes / 1e6:F0} MB"));
        return ExitCodes.Success;
    }

    private static int RunQuery(
        string folder, string file, QueryRun run, bool json, TextWriter output, CancellationToken cancellation)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder}: no such folder");
        }
        using FSDirectory directory = FSDirectory.Open(folder);
        if (SegmentInfos.LastCommitGeneration(directory.ListAll()) < 0)
        {
            throw new DirectoryNotFoundException($"{folder}: no index is here");
        }
        using DirectoryReader reader = DirectoryReader.Open(directory, Lucene87Codec.Instance);
        using var analyzer = new PlainAnalyzer();
        var benchmark = new QueryBenchmark(reader, CorpusFile.ReadQueries(file), analyzer, run.Exhaustive);
        if (run.Dump is { } path)
        {
            using StreamWriter dump = CorpusFile.CreateDump(path);
            benchmark.Dump(dump);
        }
        List<QueryTypeTimes> types = benchmark.Time(run.Passes, run.Warmup, run.Budget, cancellation);
        double openMs = benchmark.OpenMs(folder);
        if (json)
        {
            JsonOutput.WriteLine(
                output, new { run.Passes, run.Warmup, run.Exhaustive, Types = types, OpenMs = openMs });
            return ExitCodes.Success;
        }
        output.WriteLine($"{"type",-10}{"samples",10}{"p50 us",12}{"p95 us",12}{"mean us",12}{"best us",12}");
        foreach (QueryTypeTimes t in types)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Type,-10}{t.Samples,10}{t.P50Us,12:F1}{t.P95Us,12:F1}{t.MeanUs,12:F1}{t.BestMeanUs,12:F1}"));
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"opening the index and answering the first query: {openMs:F1} ms"));
        return ExitCodes.Success;
    }

    private sealed record QueryRun(int Passes, int Warmup, TimeSpan Budget, bool Exhaustive, string? Dump);
}
