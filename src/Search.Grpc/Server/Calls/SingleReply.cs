using System.Threading;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Writes the reply of a call that has exactly one.</summary>
internal static class SingleReply
{
    public static Task WriteAsync<TResponse>(
        HttpContextServerCallContext call, TResponse? reply, Action<TResponse, SerializationContext> serializer)
        where TResponse : class
    {
        // A deadline that passed while the handler ran has told the client; there is nobody to reply to.
        if (call.Status.StatusCode != StatusCode.OK || call.IsEnded)
        {
            return Task.CompletedTask;
        }

        if (reply is null)
        {
            throw new RpcException(new Status(StatusCode.Internal, "The handler returned no message."));
        }

        // Not flushed: headers, message and trailers leave together when the request ends.
        return call.WriteReplyAsync(reply, serializer, call.WriteOptions, flush: false, CancellationToken.None);
    }
}
