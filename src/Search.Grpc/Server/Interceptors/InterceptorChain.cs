using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Wraps a handler into the interceptors of a service, once, at start-up.</summary>
internal static class InterceptorChain
{
    public static UnaryServerMethod<TRequest, TResponse> Wrap<TRequest, TResponse>(
        UnaryServerMethod<TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TRequest : class
        where TResponse : class
    {
        foreach (InterceptorRegistration interceptor in interceptors.Reverse())
        {
            UnaryServerMethod<TRequest, TResponse> next = handler;
            handler = (request, context) =>
                interceptor.Create(context.GetRequest()).UnaryServerHandler(request, context, next);
        }

        return handler;
    }

    public static ClientStreamingServerMethod<TRequest, TResponse> Wrap<TRequest, TResponse>(
        ClientStreamingServerMethod<TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TRequest : class
        where TResponse : class
    {
        foreach (InterceptorRegistration interceptor in interceptors.Reverse())
        {
            ClientStreamingServerMethod<TRequest, TResponse> next = handler;
            handler = (requests, context) =>
                interceptor.Create(context.GetRequest()).ClientStreamingServerHandler(requests, context, next);
        }

        return handler;
    }

    public static ServerStreamingServerMethod<TRequest, TResponse> Wrap<TRequest, TResponse>(
        ServerStreamingServerMethod<TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TRequest : class
        where TResponse : class
    {
        foreach (InterceptorRegistration interceptor in interceptors.Reverse())
        {
            ServerStreamingServerMethod<TRequest, TResponse> next = handler;
            handler = (request, replies, context) => interceptor.Create(context.GetRequest())
                .ServerStreamingServerHandler(request, replies, context, next);
        }

        return handler;
    }

    public static DuplexStreamingServerMethod<TRequest, TResponse> Wrap<TRequest, TResponse>(
        DuplexStreamingServerMethod<TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TRequest : class
        where TResponse : class
    {
        foreach (InterceptorRegistration interceptor in interceptors.Reverse())
        {
            DuplexStreamingServerMethod<TRequest, TResponse> next = handler;
            handler = (requests, replies, context) => interceptor.Create(context.GetRequest())
                .DuplexStreamingServerHandler(requests, replies, context, next);
        }

        return handler;
    }
}
