using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>One request, one reply.</summary>
internal sealed class UnaryCallHandler<TRequest, TResponse>(
    CallSettings settings, Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
    : CallHandler(settings)
    where TRequest : class
    where TResponse : class
{
    private readonly Func<DeserializationContext, TRequest> deserializer =
        method.RequestMarshaller.ContextualDeserializer;

    private readonly Action<TResponse, SerializationContext> serializer =
        method.ResponseMarshaller.ContextualSerializer;

    protected override async Task InvokeAsync(HttpContextServerCallContext call)
    {
        TRequest request = await call.Reader.ReadSingleAsync(deserializer, call.TransferToken).ConfigureAwait(false);
        await call.ReserveReplyAsync().ConfigureAwait(false);
        TResponse? reply = await handler(request, call).ConfigureAwait(false);
        await SingleReply.WriteAsync(call, reply, serializer).ConfigureAwait(false);
    }
}
