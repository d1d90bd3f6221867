using System.CommandLine;
using System.CommandLine.Parsing;
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

    internal void AddTo(Command command)
    {
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
                result.AddError("--variants belongs to the process that opens the data: give it to serve, or use --data.");
            }
            CheckAddress(result, result.GetValue(_server));
        });
    }

    /// <summary>Refuses a <c>--server</c> that is no address.</summary>
    internal static void CheckAddress(CommandResult result, string? server)
    {
        if (server is not null && !IsAddress(server))
        {
            result.AddError($"--server {server}: HOST:PORT was expected.");
        }
    }

    /// <summary>Connects to the server, or opens the data folder and makes it when it is not there.</summary>
    internal Task<ServiceConnection> ConnectAsync(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_server) is { } address
            ? Task.FromResult(ServiceConnection.ToServer(address))
            : ServiceConnection.ToFolderAsync(
                Folder(parsed), LoadVariants(parsed.GetValue(_variants) ?? []), cancellation);

    /// <summary>Connects to the server, or opens a data folder that must be there: reading makes none.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    internal Task<ServiceConnection> ConnectToReadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_server) is null && !System.IO.Directory.Exists(Folder(parsed)))
        {
            throw new DirectoryNotFoundException(
                $"there is no data folder {Folder(parsed)}: name one with --data, or a server with --server");
        }
        return ConnectAsync(parsed, cancellation);
    }

    /// <summary>
    /// Connects to what knows the names. They are in the binary and in --variants, so that without a data folder an empty one
    /// serves, which goes with the connection.
    /// </summary>
    internal Task<ServiceConnection> ConnectForNamesAsync(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_server) is null && parsed.GetValue(_data) is null
            ? ServiceConnection.ToNoFolderAsync(LoadVariants(parsed.GetValue(_variants) ?? []), cancellation)
            : ConnectToReadAsync(parsed, cancellation);

    private string Folder(ParseResult parsed) => parsed.GetValue(_data) ?? CommonOptions.DefaultData;

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
