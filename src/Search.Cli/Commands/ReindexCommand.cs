using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading;
using Grpc.Core;
using Search.Cli.Output;
using Search.Cli.Reindexing;
using Search.Service;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>reindex</c>: feeds files, or another index, into an index; upserts by id.</summary>
internal sealed class ReindexCommand
{
    private const string IndexPrefix = "index:";

    private readonly Argument<string[]> _sources = new("SOURCE")
    {
        Description =
            "Folders and files (.txt articles, .jsonl, .csv, gzip of each), - for standard input, or index:OTHER.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _index = CommonOptions.Index();
    private readonly Option<string?> _timeZone = new("--time-zone")
    {
        Description = "Time zone of dates without an offset, such as Asia/Riyadh (default UTC).",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse records with fields that the schema does not have, instead of leaving those out.",
    };

    private readonly Option<bool> _dryRun =
        new("--dry-run") { Description = "Read and check everything, write nothing." };
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on where the last, unfinished run over the same sources stopped.",
    };

    private readonly Option<string?> _deadLetters = new("--dead-letters")
    {
        Description = "File for records that failed, with line and reason (default dead-letters-INDEX.jsonl).",
    };

    private readonly Option<long?> _maxFailures = new("--max-failures")
    {
        Description = "Give up, with exit 2, when more records than this fail.",
    };

    private readonly Option<double?> _maxFailureRatio = new("--max-failure-ratio")
    {
        Description = "Give up, with exit 2, when a larger share of the records than this fails (0 to 1).",
    };

    private readonly Option<double?> _maxRate = new("--max-rate") { Description = "Most records a second." };

    private readonly Option<bool> _replace = new("--replace")
    {
        Description =
            "Build the index anew aside, verify it, and put it into the place of the old one in one step."
            + " Refused, with exit 2 and the old index as it was, when documents are missing.",
    };

    private readonly Option<double?> _maxLoss = new("--max-loss")
    {
        Description = "With --replace: the share of the old index's documents that may go (0 to 1, default 0.5).",
    };

    private readonly Option<bool> _discardWrites = new("--discard-writes")
    {
        Description = "With --replace: lose what is written to the old index meanwhile, instead of refusing.",
    };

    private readonly TargetOptions _target = new();

    internal static Command Create() => new ReindexCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "reindex",
            "Feeds files or another index into an index; records replace documents of the same id."
            + " Exit 1 when records failed, 2 when a budget was exceeded or a swap refused.")
        {
            _sources, _index, _timeZone, _strict, _dryRun, _resume, _deadLetters, _maxFailures, _maxFailureRatio,
            _maxRate, _replace, _maxLoss, _discardWrites,
        };
        _target.AddTo(command);
        CommonOptions.RequireRange(_maxFailureRatio, 0.0, 1.0);
        CommonOptions.RequireRange(_maxLoss, 0.0, 1.0);
        CommonOptions.RequireRange(_maxFailures, 0L, long.MaxValue);
        CommonOptions.RequireRange(_maxRate, 0.001, 1e9);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_timeZone) is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                result.AddError($"--time-zone {zone}: this system knows no such time zone.");
            }
            CheckSources(result);
            CheckReplacement(result);
        });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private void CheckReplacement(CommandResult result)
    {
        bool isReplacement = result.GetValue(_replace);
        if (isReplacement && result.GetValue(_resume))
        {
            result.AddError("--resume and --replace exclude each other: a replacement is built anew.");
        }
        if (!isReplacement && (result.GetValue(_maxLoss) is not null || result.GetValue(_discardWrites)))
        {
            result.AddError("--max-loss and --discard-writes belong to --replace.");
        }
    }

    private void CheckSources(CommandResult result)
    {
        string[] sources = result.GetValue(_sources) ?? [];
        if (!sources.Any(s => s.StartsWith(IndexPrefix, StringComparison.Ordinal)))
        {
            return;
        }
        if (sources.Length > 1)
        {
            result.AddError($"{IndexPrefix}NAME stands alone.");
        }
        if (sources[0] == IndexPrefix + (result.GetValue(_index) ?? CommonOptions.DefaultIndex)
            && !result.GetValue(_replace))
        {
            result.AddError($"{sources[0]} is the index that would be written (--replace builds it anew from itself).");
        }
        if (result.GetValue(_resume))
        {
            result.AddError(
                "--resume is for files: the documents of an index come in no fixed order."
                + " Without it, what is the same is left as it is.");
        }
        if (result.GetValue(_dryRun))
        {
            result.AddError("--dry-run is for files: the documents of an index were checked when they were written.");
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        CommandHost host = CommandHost.Of(parsed);
        string[] sources = parsed.GetRequiredValue(_sources);
        string? other = sources[0].StartsWith(IndexPrefix, StringComparison.Ordinal)
            ? sources[0][IndexPrefix.Length..] : null;
        string index = parsed.GetRequiredValue(_index);
        // Sources are looked for first: a wrong path must not create an index.
        SourceSet files = other is null ? SourceSet.Find(sources) : SourceSet.Find([]);
        using var deadLetters = new DeadLetterFile(parsed.GetValue(_deadLetters) ?? $"dead-letters-{index}.jsonl");
        var counts = new ReindexCounts();
        var report = new ReindexReport(host, counts, files, deadLetters);
        if (parsed.GetValue(_dryRun))
        {
            Schema schema = await FindSchemaAsync(parsed, index, cancellation);
            var checkedReader = new SourceReader(files, ToSourceOptions(parsed, schema));
            await new DryRun(files, checkedReader, schema, counts, deadLetters).RunAsync(cancellation);
            return report.Write(checkedReader, null);
        }
        await using ServiceConnection connection = await _target.ConnectAsync(
            parsed, other is null ? AbsentFolder.Create : AbsentFolder.Refuse, cancellation);
        (RecordSource records, SourceReader? reader, Replacement? replacement) = other is null
            ? await OpenFilesAsync(parsed, connection, files, index, cancellation)
            : await OpenIndexAsync(parsed, connection, other, index, cancellation);
        using var run = new BulkRun(connection.Documents, records, ToOptions(parsed, index), counts, deadLetters);
        // A replacement is built anew, so nothing of it is ever resumed.
        string stream = replacement is null ? OperationNumbers.StreamId(files, sources, index) : string.Empty;
        BulkStop? stop;
        SwapOutcome? swap = null;
        try
        {
            Task<BulkStop?> running = run.RunAsync(stream, cancellation);
            await new ReindexProgress(records, counts, host).ShowWhileAsync(running);
            stop = await running;
            if (replacement is not null)
            {
                swap = new SwapOutcome(await replacement.EndAsync(counts, stop));
            }
            else
            {
                await connection.Indexes.RefreshIndexAsync(
                    new RefreshIndexRequest { Name = index }, cancellationToken: CancellationToken.None);
            }
        }
        catch (RpcException e)
        {
            _ = ErrorReport.TryDescribe(e, out string reason);
            stop = new BulkStop(BulkStopKind.Server, reason);
            swap = replacement is null ? null : new SwapOutcome(reason, IsKnown: false);
        }
        return report.Write(reader, stop, swap);
    }

    private async Task<(RecordSource Records, SourceReader? Reader, Replacement? Replacement)> OpenFilesAsync(
        ParseResult parsed, ServiceConnection connection, SourceSet files, string index, CancellationToken cancellation)
    {
        IndexSchema? schema = parsed.GetValue(_replace)
            && await TargetIndex.FindAsync(connection, index, cancellation) is { } old
            ? TargetIndex.SchemaOf(old)
            : null;
        (IndexInfo target, Replacement? replacement) =
            await OpenTargetAsync(parsed, connection, index, schema, cancellation);
        var reader = new SourceReader(files, ToSourceOptions(parsed, SchemaOf(target)));
        return (new FileRecordSource(files, reader), reader, replacement);
    }

    private async Task<(RecordSource Records, SourceReader? Reader, Replacement? Replacement)> OpenIndexAsync(
        ParseResult parsed, ServiceConnection connection, string other, string index, CancellationToken cancellation)
    {
        GetIndexResponse found = await IndexHints.RequireAsync(
            connection,
            other,
            async () => await connection.Indexes.GetIndexAsync(
                new GetIndexRequest { Name = other }, cancellationToken: cancellation),
            cancellation);
        (_, Replacement? replacement) = await OpenTargetAsync(
            parsed, connection, index, TargetIndex.SchemaOf(found.Index), cancellation);
        return (new IndexRecordSource(connection.Documents, other, found.Index.DocumentCount), null, replacement);
    }

    // The index that is written: the one that was named, or the one that is to take its place.
    private async Task<(IndexInfo Target, Replacement? Replacement)> OpenTargetAsync(
        ParseResult parsed, ServiceConnection connection, string index, IndexSchema? schema,
        CancellationToken cancellation)
    {
        if (!parsed.GetValue(_replace))
        {
            return (await TargetIndex.EnsureAsync(connection, index, schema, cancellation), null);
        }
        Replacement replacement = await Replacement.BeginAsync(
            connection, schema, ToOptions(parsed, index), index, cancellation);
        return (replacement.Target, replacement);
    }

    // A dry run makes nothing: the schema is that of the index, if there is one.
    private async Task<Schema> FindSchemaAsync(
        ParseResult parsed, string index, CancellationToken cancellation)
    {
        await using ServiceConnection connection =
            await _target.ConnectAsync(parsed, AbsentFolder.Pretend, cancellation);
        IndexInfo? info = await TargetIndex.FindAsync(connection, index, cancellation);
        return info is null ? Schema.News : SchemaOf(info);
    }

    private static Schema SchemaOf(IndexInfo info) =>
        Search.Server.IndexProtos.ToSchema(TargetIndex.SchemaOf(info), "schema");

    private SourceOptions ToSourceOptions(ParseResult parsed, Schema schema) => new()
    {
        Schema = schema,
        Strict = parsed.GetValue(_strict),
        TimeZone = parsed.GetValue(_timeZone) is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone)
            : TimeZoneInfo.Utc,
        StandardInput = CommandHost.Of(parsed).Input,
    };

    private ReindexOptions ToOptions(ParseResult parsed, string index) => new()
    {
        Index = parsed.GetValue(_replace) ? Replacement.BuildName(index) : index,
        MaxLoss = parsed.GetValue(_maxLoss),
        DiscardWrites = parsed.GetValue(_discardWrites),
        Resume = parsed.GetValue(_resume),
        MaxFailures = parsed.GetValue(_maxFailures),
        MaxFailureRatio = parsed.GetValue(_maxFailureRatio),
        MaxRate = parsed.GetValue(_maxRate),
    };
}
