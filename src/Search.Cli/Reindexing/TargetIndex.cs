using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Cli.Reindexing;

/// <summary>The index that a run writes.</summary>
internal static class TargetIndex
{
    /// <summary>Finds the index, or creates it with a schema (null: the built-in news schema).</summary>
    internal static async Task<IndexInfo> EnsureAsync(
        ServiceConnection connection, string name, IndexSchema? schema, CancellationToken cancellation)
    {
        if (await FindAsync(connection, name, cancellation) is { } found)
        {
            return found;
        }
        CreateIndexResponse created = await connection.Indexes.CreateIndexAsync(
            new CreateIndexRequest { Name = name, Schema = schema }, cancellationToken: cancellation);
        return created.Index;
    }

    /// <summary>The schema of an index, as a request to create another takes it.</summary>
    internal static IndexSchema SchemaOf(IndexInfo info) => info.Schema.BuiltIn.Length > 0
        ? new IndexSchema { BuiltIn = info.Schema.BuiltIn }
        : new IndexSchema { Fields = { info.Schema.Fields } };

    /// <summary>Finds the index, or gives null.</summary>
    internal static async Task<IndexInfo?> FindAsync(
        ServiceConnection connection, string name, CancellationToken cancellation)
    {
        try
        {
            GetIndexResponse response = await connection.Indexes.GetIndexAsync(
                new GetIndexRequest { Name = name }, cancellationToken: cancellation);
            return response.Index;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
