using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using Search.Cli.Reindexing;
using Search.Service;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>reindex</c>: feeds files, or another index, into an index; upserts by id.</summary>
internal static class ReindexCommand
{
    private const string IndexPrefix = "index:";

    private static readonly Argument<string[]> Sources = new("SOURCE")
    {
        Description = "Folders and files (.txt articles, .jsonl, .csv, gzip of each), - for standard input, or index:OTHER.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Index = CommonOptions.Index();
    private static readonly Option<string?> TimeZone = new("--time-zone")
    {
        Description = "Time zone of dates without an offset, such as Asia/Riyadh (default UTC).",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Refuse records with fields that the schema does not have, instead of leaving those out.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and check everything, write nothing." };
    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on where the last, unfinished run over the same sources stopped.",
    };

    private static readonly Option<string?> DeadLetters = new("--dead-letters")
    {
        Description = "File for records that failed, with line and reason (default dead-letters-INDEX.jsonl).",
    };

    private static readonly Option<long?> MaxFailures = new("--max-failures")
    {
        Description = "Give up, with exit 2, when more records than this fail.",
    };

    private static readonly Option<double?> MaxFailureRatio = new("--max-failure-ratio")
    {
        Description = "Give up, with exit 2, when a larger share of the records than this fails (0 to 1).",
    };

    private static readonly Option<double?> MaxRate = new("--max-rate") { Description = "Most records a second." };

    internal static Command Create()
    {
        var target = new TargetOptions();
        var command = new Command(
            "reindex",
            "Feeds files or another index into an index; records replace documents of the same id. Exit 1 when records failed, 2 when a budget was exceeded.")
        {
            Sources, Index, TimeZone, Strict, DryRun, Resume, DeadLetters, MaxFailures, MaxFailureRatio, MaxRate,
        };
        target.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(TimeZone) is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                result.AddError($"--time-zone {zone}: this system knows no such time zone.");
            }
            if (result.GetValue(MaxFailureRatio) is < 0 or > 1)
            {
                result.AddError("--max-failure-ratio must be 0 to 1.");
            }
            if (result.GetValue(MaxFailures) is < 0 || result.GetValue(MaxRate) is <= 0)
            {
                result.AddError("--max-failures must not be negative, --max-rate must be greater than 0.");
            }
            string[] sources = result.GetValue(Sources) ?? [];
            if (sources.Length > 1 && sources.Any(s => s.StartsWith(IndexPrefix, StringComparison.Ordinal)))
            {
                result.AddError($"{IndexPrefix}NAME stands alone.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, target, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TargetOptions target, CancellationToken cancellation)
    {
        string[] sources = parsed.GetRequiredValue(Sources);
        string? other = sources[0].StartsWith(IndexPrefix, StringComparison.Ordinal) ? sources[0][IndexPrefix.Length..] : null;
        // Sources are looked for first: a wrong path must not create an index.
        SourceSet files = other is null ? SourceSet.Find(sources) : SourceSet.Find([]);
        var counts = new ReindexCounts();
        if (parsed.GetValue(DryRun))
        {
            return await DryRunAsync(parsed, files, other, counts, cancellation);
        }
        await using ServiceConnection connection = await target.ConnectAsync(parsed, cancellation);
        string index = parsed.GetRequiredValue(Index);
        using var deadLetters = new DeadLetterFile(parsed.GetValue(DeadLetters) ?? $"dead-letters-{index}.jsonl");
        (RecordSource records, SourceReader? reader) = await OpenAsync(parsed, connection, files, other, cancellation);
        using var run = new BulkRun(connection.Documents, records, ToOptions(parsed, deadLetters), counts, deadLetters);
        Task<string?> running = run.RunAsync(OperationNumbers.StreamId(files, sources, index), cancellation);
        TextWriter output = parsed.InvocationConfiguration.Output;
        await new ReindexProgress(records, counts, output, IsTerminal).ShowWhileAsync(running);
        await connection.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = index }, cancellationToken: cancellation);
        string? stopped = await running;
        Report(output, counts, files, reader, deadLetters.Path, stopped);
        return stopped is not null ? ExitCodes.Refused : counts.Failed > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static bool IsTerminal => !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    private static async Task<(RecordSource Records, SourceReader? Reader)> OpenAsync(
        ParseResult parsed, ServiceConnection connection, SourceSet files, string? other, CancellationToken cancellation)
    {
        string index = parsed.GetRequiredValue(Index);
        if (other is null)
        {
            IndexInfo info = await TargetIndex.EnsureAsync(connection, index, null, cancellation);
            var reader = new SourceReader(files, ToSourceOptions(parsed, SchemaOf(info)));
            return (new FileRecordSource(files, reader), reader);
        }
        if (other == index)
        {
            throw new ArgumentException($"{IndexPrefix}{other} is the index that would be written");
        }
        IndexInfo from = await TargetIndex.FindAsync(connection, other, cancellation)
            ?? throw new ArgumentException($"there is no index \"{other}\"");
        var schema = new IndexSchema { BuiltIn = from.Schema.BuiltIn };
        if (from.Schema.BuiltIn.Length == 0)
        {
            schema.Fields.Add(from.Schema.Fields);
        }
        await TargetIndex.EnsureAsync(connection, index, schema, cancellation);
        return (new IndexRecordSource(connection.Documents, other, from.DocumentCount), null);
    }

    private static Schema SchemaOf(IndexInfo info) => Search.Server.IndexProtos.ToSchema(
        info.Schema.BuiltIn.Length > 0 ? new IndexSchema { BuiltIn = info.Schema.BuiltIn } : info.Schema, "schema");

    private static SourceOptions ToSourceOptions(ParseResult parsed, Schema schema) => new()
    {
        Schema = schema,
        Strict = parsed.GetValue(Strict),
        TimeZone = parsed.GetValue(TimeZone) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc,
        StandardInput = Console.OpenStandardInput(),
    };

    private static ReindexOptions ToOptions(ParseResult parsed, DeadLetterFile deadLetters) => new()
    {
        Index = parsed.GetRequiredValue(Index),
        Resume = parsed.GetValue(Resume),
        DeadLetterPath = deadLetters.Path ?? string.Empty,
        MaxFailures = parsed.GetValue(MaxFailures),
        MaxFailureRatio = parsed.GetValue(MaxFailureRatio),
        MaxRate = parsed.GetValue(MaxRate),
    };

    private static async Task<int> DryRunAsync(
        ParseResult parsed, SourceSet files, string? other, ReindexCounts counts, CancellationToken cancellation)
    {
        if (other is not null)
        {
            throw new ArgumentException("--dry-run is for files: documents of an index were checked when they were written");
        }
        var reader = new SourceReader(files, ToSourceOptions(parsed, Schema.News));
        string index = parsed.GetRequiredValue(Index);
        using var deadLetters = new DeadLetterFile(parsed.GetValue(DeadLetters) ?? $"dead-letters-{index}.jsonl");
        await foreach (PendingRecord record in new FileRecordSource(files, reader).ReadAsync(cancellation))
        {
            counts.AddRead();
            if (record.Document is null)
            {
                counts.AddFailed();
                deadLetters.Add(record.File, record.Line, null, record.Error ?? string.Empty, record.Raw ?? string.Empty);
            }
        }
        Report(parsed.InvocationConfiguration.Output, counts, files, reader, deadLetters.Path, null);
        return counts.Failed > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static void Report(
        TextWriter output, ReindexCounts counts, SourceSet files, SourceReader? reader, string? deadLetters, string? stopped)
    {
        foreach ((string field, long records) in reader?.IgnoredFields ?? new Dictionary<string, long>())
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"search: field \"{field}\" of {records} records is not in the schema and was left out (--strict refuses them)"));
        }
        if (stopped is not null)
        {
            Console.Error.WriteLine($"search: stopped: {stopped}");
        }
        if (IsTerminal)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Read} read, {counts.Written} written, {counts.Failed} failed"
                + $"{(counts.Resumed > 0 ? $", {counts.Resumed} done before" : string.Empty)}"
                + $"{(files.Skipped.Count > 0 ? $", {files.Skipped.Count} files of other kinds skipped" : string.Empty)}"
                + $"{(deadLetters is null ? string.Empty : $"; see {deadLetters}")}"));
            return;
        }
        JsonOutput.WriteLine(output, new
        {
            Event = "summary",
            counts.Read,
            counts.Written,
            counts.Failed,
            DeadLetters = deadLetters,
            counts.Resumed,
            SkippedFiles = files.Skipped.Count,
            IgnoredFields = reader?.IgnoredFields ?? new Dictionary<string, long>(),
            Stopped = stopped,
        });
    }
}
