using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Many requests, one reply.</summary>
internal sealed class ClientStreamingCallHandler<TRequest, TResponse>(
    CallSettings settings, Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
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
        TResponse? reply = await handler(new RequestStream<TRequest>(call, deserializer), call).ConfigureAwait(false);
        await SingleReply.WriteAsync(call, reply, serializer).ConfigureAwait(false);
    }
}
