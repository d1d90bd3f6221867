using Grpc.Core;

namespace Search.Cli;

/// <summary>Failed calls in the words of whoever typed the command.</summary>
internal static class ConnectionErrors
{
    internal static string Describe(RpcException failure) =>
        failure.StatusCode == StatusCode.Unavailable && failure.Status.DebugException is HttpRequestException cause
            ? $"no server can be reached: {cause.Message}; 'search serve' starts one"
            : $"{failure.Status.Detail} ({failure.StatusCode})";
}
