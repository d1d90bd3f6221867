using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary><c>variants import</c>: reads files of names into a draft.</summary>
internal static class VariantsImportCommand
{
    private const int LinesPerMessage = 500;
    private const int MaxMessageChars = 1 << 20;

    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of names; .gz is unpacked.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> set = VariantsCommand.SetOption();
        Option<string?> format = VariantFormats.Option();
        Option<string?> type = VariantFormats.TypeOption();
        Option<bool> json = CommonOptions.Json();
        var replace = new Option<bool>("--replace")
        {
            Description = "Start from nothing: what the set has and the files have not is withdrawn.",
        };
        var target = new TargetOptions();
        var command = new Command(
            "import", "Reads names into a draft of a set, which is made when absent; exit 1 when lines were refused.")
        {
            files, set, format, type, replace, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using ServiceConnection connection =
                await target.ConnectAsync(parsed, AbsentFolder.Create, cancellation);
            await EnsureAsync(connection, parsed.GetRequiredValue(set), cancellation);
            int refused = 0;
            bool isFirst = true;
            foreach (string file in parsed.GetRequiredValue(files))
            {
                var start = new ImportVariantsRequest.Types.Start
                {
                    Name = parsed.GetRequiredValue(set),
                    Format = (ImportFormat)(int)VariantFormats.Of(parsed.GetValue(format), file),
                    Title = Path.GetFileName(file),
                    DefaultType = (EntityType)(int)VariantFormats.TypeOf(parsed.GetValue(type)),
                    Replace = parsed.GetValue(replace) && isFirst,
                };
                isFirst = false;
                ImportVariantsResponse done =
                    await ImportAsync(connection, start, file, CommandHost.Of(parsed), cancellation);
                refused += done.Refused;
                Write(parsed, file, done, parsed.GetValue(json));
            }
            return refused == 0 ? ExitCodes.Success : ExitCodes.Failure;
        });
        return command;
    }

    private static async Task EnsureAsync(ServiceConnection connection, string set, CancellationToken cancellation)
    {
        try
        {
            await connection.Variants.CreateVariantSetAsync(
                new CreateVariantSetRequest { Name = set }, cancellationToken: cancellation);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // It goes on with what it has.
        }
    }

    private static async Task<ImportVariantsResponse> ImportAsync(
        ServiceConnection connection,
        ImportVariantsRequest.Types.Start start,
        string file,
        CommandHost host,
        CancellationToken cancellation)
    {
        using AsyncClientStreamingCall<ImportVariantsRequest, ImportVariantsResponse> call =
            connection.Variants.ImportVariants(cancellationToken: cancellation);
        long sent = 0;
        using (new RateTicker(host, () => Interlocked.Read(ref sent), "lines"))
        {
            await call.RequestStream.WriteAsync(new ImportVariantsRequest { Start = start }, cancellation);
            var lines = new ImportVariantsRequest.Types.Lines();
            long chars = 0;
            foreach (string line in VariantLines.Read(file))
            {
                lines.Lines_.Add(line);
                chars += line.Length;
                if (lines.Lines_.Count == LinesPerMessage || chars >= MaxMessageChars)
                {
                    await call.RequestStream.WriteAsync(new ImportVariantsRequest { Lines = lines }, cancellation);
                    Interlocked.Add(ref sent, lines.Lines_.Count);
                    lines = new ImportVariantsRequest.Types.Lines();
                    chars = 0;
                }
            }
            await call.RequestStream.WriteAsync(new ImportVariantsRequest { Lines = lines }, cancellation);
            await call.RequestStream.CompleteAsync();
            return await call;
        }
    }

    private static void Write(ParseResult parsed, string file, ImportVariantsResponse done, bool json)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            ProtoJson.WriteLine(output, done);
            return;
        }
        CommandHost host = CommandHost.Of(parsed);
        foreach (ImportedLine line in done.Lines)
        {
            host.Tell(string.Create(CultureInfo.InvariantCulture, $"{file}:{line.Line}: refused: {line.Reason}"));
        }
        if (done.Unreported > 0)
        {
            host.Tell(string.Create(CultureInfo.InvariantCulture, $"{file}: {done.Unreported} more lines are refused"));
        }
        string draft = done.Version is { } version ? $"draft {version.Version}" : "no draft";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {done.Accepted} lines accepted, {done.Skipped} skipped, {done.Refused} refused; {draft}"));
    }
}
