using System.CommandLine;
using System.IO;
using System.Net;
using System.Threading;
using Microsoft.Extensions.Logging;
using Search.Cli.Reindexing;
using Search.Server;
using Search.Service;

namespace Search.Cli.Commands;

/// <summary><c>serve</c>: runs the service until it is told to end.</summary>
internal static class ServeCommand
{
    private const string SampleSource = "sample";

    internal static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Data folder.",
            DefaultValueFactory = _ => CommonOptions.DefaultData,
        };
        var listen = new Option<string>("--listen")
        {
            Description = "HOST:PORT to serve; port 0 picks a free one.",
            DefaultValueFactory = _ => CommonOptions.DefaultAddress,
        };
        var load = new Option<string[]>("--load")
        {
            Description = "\"sample\" for the shipped sample news, or a file or folder; loaded when the index is empty.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string> index = CommonOptions.Index();
        Option<string[]> variants = TargetOptions.VariantFiles();
        var remote = new Option<bool>("--allow-insecure-remote")
        {
            Description = "Serve other machines although there is neither encryption nor a password.",
        };
        var rebuild = new Option<bool>("--rebuild")
        {
            Description =
                "Analyse indexes again that were written with other analyzers or variant data,"
                + " instead of refusing them.",
        };
        var queryLog = new Option<bool>("--query-log")
        {
            Description = "Note in memory which queries had no hit and which names in them are on no list"
                + " (search variants report): texts only, told once they were asked three times.",
        };
        var command = new Command("serve", "Runs the service.")
        {
            data, listen, load, index, variants, remote, rebuild, queryLog,
        };
        command.Validators.Add(result =>
        {
            // Validators run before defaults are filled in.
            if (result.GetValue(listen) is { } address && !TryParse(address, out _))
            {
                result.AddError(
                    $"--listen {address}: HOST:PORT was expected, HOST an IP address or localhost.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            new SearchServerOptions
            {
                DataFolder = parsed.GetRequiredValue(data),
                Listen = TryParse(parsed.GetRequiredValue(listen), out IPEndPoint endpoint) ? endpoint : null,
                AllowInsecureRemote = parsed.GetValue(remote),
                StopOnSignals = false,
                // Whoever waits for SERVING finds what is loaded.
                AnnounceAtStart = (parsed.GetValue(load) ?? []).Length == 0,
                LogToConsole = false,
                Variants = TargetOptions.LoadVariants(parsed.GetValue(variants) ?? []),
                Service = new ServiceOptions
                {
                    OnMismatch = parsed.GetValue(rebuild) ? MismatchPolicy.Rebuild : MismatchPolicy.Refuse,
                    QueryLog = new QueryLogOptions { Enabled = parsed.GetValue(queryLog) },
                },
            },
            parsed.GetRequiredValue(index),
            parsed.GetValue(load) ?? [],
            CommandHost.Of(parsed),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        SearchServerOptions options, string index, string[] load, CommandHost host, CancellationToken cancellation)
    {
        await using SearchServer server = await SearchServer.StartAsync(
            options, logging => CommandLogger.Configure(logging, host, LogLevel.Information), cancellation);
        string address = server.Addresses[0];
        try
        {
            await using ServiceConnection connection = ServiceConnection.ToServer(address);
            foreach (string source in load)
            {
                await InitialLoad.RunAsync(
                    connection,
                    index,
                    source == SampleSource ? null : source,
                    Path.Join(options.DataFolder, $"dead-letters-{index}.jsonl"),
                    host,
                    cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to end while it loads: it ends like any other time.
        }
        server.Announce();
        host.Tell($"ready on {address}; stop with Ctrl-C");
        await server.WaitForShutdownAsync(cancellation);
        return ExitCodes.Success;
    }

    private static bool TryParse(string text, out IPEndPoint endpoint)
    {
        string numeric = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
            ? "127.0.0.1:" + text["localhost:".Length..]
            : text;
        // Without a port IPEndPoint takes port 0, which nobody meant.
        bool good = IPEndPoint.TryParse(numeric, out IPEndPoint? parsed)
            && numeric.LastIndexOf(':') > numeric.LastIndexOf(']');
        endpoint = good && parsed is not null ? parsed : new IPEndPoint(IPAddress.Loopback, 0);
        return good;
    }
}
