using System.Globalization;
using System.Threading;
using Google.Rpc;
using Grpc.Core;
using Search.Service;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>
/// <c>reindex --replace</c>: an index is built aside under a name of its own and takes the place of the old one when it
/// is whole. Until then nothing has changed, and afterwards nothing of the build is left, whatever came of it.
/// </summary>
internal sealed class Replacement
{
    private const string Suffix = "-next";
    private const int MaxNameLength = 64;

    private readonly ServiceConnection _connection;
    private readonly string _index;
    private readonly ReindexOptions _options;

    private Replacement(ServiceConnection connection, string index, ReindexOptions options, IndexInfo target)
    {
        Target = target;
        _connection = connection;
        _index = index;
        _options = options;
    }

    /// <summary>The index that is built, as it was created.</summary>
    internal IndexInfo Target { get; }

    /// <summary>The name of the index that is built, and written meanwhile.</summary>
    internal static string BuildName(string index) =>
        index[..Math.Min(index.Length, MaxNameLength - Suffix.Length)] + Suffix;

    /// <summary>Creates the empty index that is to be filled.</summary>
    /// <param name="connection">The service.</param>
    /// <param name="schema">Its schema; null: the built-in news schema.</param>
    /// <param name="options">What must hold for the swap; its index is <see cref="BuildName"/>.</param>
    /// <param name="index">The index that is replaced.</param>
    /// <param name="cancellation">Gives up.</param>
    internal static async Task<Replacement> BeginAsync(
        ServiceConnection connection, IndexSchema? schema, ReindexOptions options, string index,
        CancellationToken cancellation)
    {
        if (await TargetIndex.FindAsync(connection, options.Index, cancellation) is { } left)
        {
            if (left.Replaces != index)
            {
                throw new ArgumentException(
                    $"index \"{options.Index}\" is in the way: --replace builds the new \"{index}\" under that name");
            }
            // Of a run that was cut off while the server went on.
            await DeleteAsync(connection, options.Index);
        }
        // Not given up halfway: whoever has begun ends it, and so leaves nothing behind.
        CreateIndexResponse created = await connection.Indexes.CreateIndexAsync(
            new CreateIndexRequest { Name = options.Index, Schema = schema, Replaces = index },
            cancellationToken: CancellationToken.None);
        return new Replacement(connection, index, options, created.Index);
    }

    /// <summary>Swaps the indexes, or gives the new one up.</summary>
    /// <param name="counts">What was written.</param>
    /// <param name="stop">Why the run ended early; null when it did not.</param>
    /// <returns>Why there was no swap; null when there was.</returns>
    /// <exception cref="RpcException">The server failed.</exception>
    internal async Task<string?> EndAsync(ReindexCounts counts, BulkStop? stop)
    {
        string? refusal = stop?.Reason ?? CheckFailures(counts);
        try
        {
            if (refusal is null)
            {
                await SwapAsync(counts.Created);
                return null;
            }
        }
        catch (RpcException e) when (ReasonOf(e) == ErrorReasons.SwapRefused)
        {
            refusal = e.Status.Detail;
        }
        catch (RpcException)
        {
            await TryDeleteAsync();
            throw;
        }
        await TryDeleteAsync();
        return refusal;
    }

    private static string? ReasonOf(RpcException exception) =>
        exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason;

    private static async Task DeleteAsync(ServiceConnection connection, string build) =>
        await connection.Indexes.DeleteIndexAsync(
            new DeleteIndexRequest { Name = build }, cancellationToken: CancellationToken.None);

    // Without a budget that says otherwise every record that failed is a document that would be missing.
    private string? CheckFailures(ReindexCounts counts) =>
        counts.Failed > 0 && _options is { MaxFailures: null, MaxFailureRatio: null }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Failed} of {counts.Read} records failed and would be missing"
                + $" (--max-failures or --max-failure-ratio allow some)")
            : null;

    private async Task SwapAsync(long documents)
    {
        var request = new ReplaceIndexRequest
        {
            Name = _index,
            Build = _options.Index,
            ExpectedDocuments = documents,
            DiscardWrites = _options.DiscardWrites,
        };
        if (_options.MaxLoss is { } maxLoss)
        {
            request.MaxLoss = maxLoss;
        }
        await _connection.Indexes.ReplaceIndexAsync(request, cancellationToken: CancellationToken.None);
    }

    private async Task TryDeleteAsync()
    {
        try
        {
            await DeleteAsync(_connection, _options.Index);
        }
        catch (RpcException)
        {
            // The server is gone, or its disk: the build goes when the server starts again, or with the next run.
        }
    }
}
