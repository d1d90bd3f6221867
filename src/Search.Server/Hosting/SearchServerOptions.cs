using System.Net;
using Search.Service;
using Search.Variants;

namespace Search.Server;

/// <summary>What a server serves, and where.</summary>
public sealed record SearchServerOptions
{
    /// <summary>The data folder; null keeps everything in memory, until the server ends.</summary>
    public required string? DataFolder { get; init; }

    /// <summary>The TCP address; null when only <see cref="UnixSocket"/> is served. Port 0 picks a free one.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>Path of a Unix domain socket; null for none.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>Serve other machines without encryption and credentials; otherwise only loopback is bound.</summary>
    public bool AllowInsecureRemote { get; init; }

    /// <summary>The variant data.</summary>
    public required VariantSet Variants { get; init; }

    /// <summary>How the service works.</summary>
    public ServiceOptions Service { get; init; } = new();

    /// <summary>
    /// Whether health says SERVING as soon as the indexes are open; otherwise once <see cref="SearchServer.Announce"/>
    /// is called: for whoever has something to load first.
    /// </summary>
    public bool AnnounceAtStart { get; init; } = true;

    /// <summary>How long calls in flight may take to finish when the server stops.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Stops on SIGINT and SIGTERM; false leaves signals to whoever started the server.</summary>
    public bool StopOnSignals { get; init; } = true;

    /// <summary>Writes logs to standard error.</summary>
    public bool LogToConsole { get; init; } = true;
}
