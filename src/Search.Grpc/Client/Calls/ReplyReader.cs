using System.Threading;
using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>The streamed replies of a call.</summary>
internal sealed class ReplyReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private TResponse? current;

    public TResponse Current => current ?? throw new InvalidOperationException("There is no current message.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        current = null;
        current = await call.ReadNextAsync(cancellationToken).ConfigureAwait(false);
        return current is not null;
    }
}
