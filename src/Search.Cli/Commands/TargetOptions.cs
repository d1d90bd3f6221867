using System.CommandLine;
using System.IO;
using System.Net;
using System.Threading;
using Search.Variants;

namespace Search.Cli.Commands;

/// <summary><c>--data</c> or <c>--server</c>, and <c>--variants</c>: what most commands work on.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"Data folder to open in this process (default {CommonOptions.DefaultData}).",
    };

    private readonly Option<string?> _server = new("--server")
    {
        Description = $"Address of a running server, such as {CommonOptions.DefaultAddress}.",
    };

    private readonly Option<string[]> _variants = VariantFiles();

    internal static Option<string[]> VariantFiles() => new("--variants")
    {
        Description = "JSON Lines file of names and phrasings of your own; may be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    internal void AddTo(Command command, bool needsData = true)
    {
        // Accepted everywhere, so that a script can say it once for all its commands.
        _data.Hidden = !needsData;
        command.Options.Add(_data);
        command.Options.Add(_server);
        command.Options.Add(_variants);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is not null && result.GetValue(_server) is not null)
            {
                result.AddError("--data and --server exclude each other.");
            }
            if (result.GetValue(_server) is not null && result.GetValue(_variants) is { Length: > 0 })
            {
                result.AddError(
                    "--variants belongs to the process that opens the data: give it to serve, or use --data.");
            }
            if (result.GetValue(_server) is { } server && !IsAddress(server))
            {
                result.AddError($"--server {server}: HOST:PORT was expected.");
            }
        });
    }

    /// <summary>Connects to the server, or opens the data folder.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="absent">What to do when there is no data folder.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DirectoryNotFoundException">There is no data folder, and the command needs one.</exception>
    internal Task<ServiceConnection> ConnectAsync(
        ParseResult parsed, AbsentFolder absent, CancellationToken cancellation)
    {
        if (parsed.GetValue(_server) is { } address)
        {
            return Task.FromResult(ServiceConnection.ToServer(address));
        }
        string? named = parsed.GetValue(_data);
        string? folder = named ?? CommonOptions.DefaultData;
        if (!System.IO.Directory.Exists(Path.Join(folder, "catalog")))
        {
            folder = absent switch
            {
                AbsentFolder.Create => folder,
                AbsentFolder.Pretend => null,
                AbsentFolder.UseMemory when named is null => null,
                _ => throw new DirectoryNotFoundException(
                    $"there is no data folder {folder}: 'search reindex SOURCE --data {folder}' makes one,"
                    + " --server HOST:PORT asks a running server"),
            };
        }
        return ServiceConnection.ToFolderAsync(
            folder, LoadVariants(parsed.GetValue(_variants) ?? []), CommandHost.Of(parsed), cancellation);
    }

    /// <summary>Connects to the server, or works in memory: for commands that need the variant data only.</summary>
    internal Task<ServiceConnection> ConnectWithoutDataAsync(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_server) is { } address
            ? Task.FromResult(ServiceConnection.ToServer(address))
            : ServiceConnection.ToFolderAsync(
                null, LoadVariants(parsed.GetValue(_variants) ?? []), CommandHost.Of(parsed), cancellation);

    /// <summary>The shipped names and phrasings with the user's files on top.</summary>
    internal static VariantSet LoadVariants(string[] files) => VariantFileReader.Load(files);

    internal static bool IsAddress(string address)
    {
        int colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), out _)
            && (IPAddress.TryParse(address.AsSpan(0, colon).Trim("[]"), out _)
                || Uri.CheckHostName(address[..colon]) == UriHostNameType.Dns);
    }
}
