using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Commands;

/// <summary>Says more about an index that is not there.</summary>
internal static class IndexHints
{
    /// <summary>Runs a call; when its index does not exist, the failure names those that do.</summary>
    /// <exception cref="ArgumentException">There is no such index.</exception>
    internal static async Task<T> RequireAsync<T>(
        ServiceConnection connection, string index, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            ListIndexesResponse list = await connection.Indexes.ListIndexesAsync(
                new ListIndexesRequest(), cancellationToken: cancellation);
            if (list.Indexes.Any(i => i.Name == index))
            {
                throw;
            }
            string others = list.Indexes.Count == 0
                ? "there is none yet; 'search reindex SOURCE' makes one"
                : $"indexes are {string.Join(", ", list.Indexes.Select(i => i.Name))}";
            throw new ArgumentException($"there is no index \"{index}\": {others}", e);
        }
    }
}
