using System.Threading;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>The streamed replies of a call. Each write ends when the transport took the message.</summary>
internal sealed class ReplyStream<TResponse>(
    HttpContextServerCallContext call, Action<TResponse, SerializationContext> serializer)
    : IServerStreamWriter<TResponse>
    where TResponse : class
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        if (!call.IsEnded && call.CancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(call.CancellationToken);
        }

        WriteOptions? options = WriteOptions ?? call.WriteOptions;
        bool flush = (options?.Flags & WriteFlags.BufferHint) != WriteFlags.BufferHint;
        return call.WriteReplyAsync(message, serializer, options, flush, cancellationToken);
    }
}
