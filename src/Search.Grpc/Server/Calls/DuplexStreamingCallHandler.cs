using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Many requests, many replies.</summary>
internal sealed class DuplexStreamingCallHandler<TRequest, TResponse>(
    CallSettings settings, Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
    : CallHandler(settings)
    where TRequest : class
    where TResponse : class
{
    private readonly Func<DeserializationContext, TRequest> deserializer =
        method.RequestMarshaller.ContextualDeserializer;

    private readonly Action<TResponse, SerializationContext> serializer =
        method.ResponseMarshaller.ContextualSerializer;

    protected override Task InvokeAsync(HttpContextServerCallContext call) => handler(
        new RequestStream<TRequest>(call, deserializer), new ReplyStream<TResponse>(call, serializer), call);
}
