using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>One request, many replies.</summary>
internal sealed class ServerStreamingCallHandler<TRequest, TResponse>(
    CallSettings settings, Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
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
        await handler(request, new ReplyStream<TResponse>(call, serializer), call).ConfigureAwait(false);
    }
}
