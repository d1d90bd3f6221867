using System.Threading;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>The streamed requests of a call.</summary>
internal sealed class RequestStream<TRequest>(
    HttpContextServerCallContext call, Func<DeserializationContext, TRequest> deserializer)
    : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    private TRequest? current;
    private bool reading;

    public TRequest Current => current ?? throw new InvalidOperationException("There is no current message.");

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (call.IsEnded)
        {
            return Task.FromException<bool>(call.TransferToken.IsCancellationRequested
                ? new OperationCanceledException(call.TransferToken)
                : new InvalidOperationException("The call is over; nothing can be read any more."));
        }

        if (reading)
        {
            return Task.FromException<bool>(
                new InvalidOperationException("The read before this one has not ended; await it first."));
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        reading = true;
        ValueTask<TRequest?> next;
        if (cancellationToken.CanBeCanceled && call.TransferToken.CanBeCanceled &&
            cancellationToken != call.TransferToken)
        {
            return FinishLinkedAsync(cancellationToken);
        }

        CancellationToken token = cancellationToken.CanBeCanceled ? cancellationToken : call.TransferToken;
        next = call.Reader.ReadNextAsync(deserializer, token);
        if (next.IsCompletedSuccessfully)
        {
            reading = false;
            current = next.Result;
            return current is null ? Finished : Found;
        }

        return FinishAsync(next);
    }

    private static readonly Task<bool> Found = Task.FromResult(true);

    private static readonly Task<bool> Finished = Task.FromResult(false);

    private async Task<bool> FinishAsync(ValueTask<TRequest?> next)
    {
        try
        {
            current = await next.ConfigureAwait(false);
            return current is not null;
        }
        finally
        {
            reading = false;
        }
    }

    private async Task<bool> FinishLinkedAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource linked =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.TransferToken);
        return await FinishAsync(call.Reader.ReadNextAsync(deserializer, linked.Token)).ConfigureAwait(false);
    }
}
