namespace Grpc.Core.Interceptors;

/// <summary>What a client interceptor knows of a call.</summary>
/// <typeparam name="TRequest">Message of requests.</typeparam>
/// <typeparam name="TResponse">Message of replies.</typeparam>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>Makes a context.</summary>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method that is called.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The host that was asked for, if it is not the channel's.</summary>
    public string? Host { get; }

    /// <summary>Headers, deadline and cancellation.</summary>
    public CallOptions Options { get; }
}
