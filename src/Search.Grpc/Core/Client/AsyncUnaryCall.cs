using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>A call in progress: one request, one reply.</summary>
/// <typeparam name="TResponse">Message of replies.</typeparam>
public sealed class AsyncUnaryCall<TResponse> : IDisposable
{
    private readonly Func<Status> getStatus;
    private readonly Func<Metadata> getTrailers;
    private readonly Action dispose;

    /// <summary>Made by a <see cref="CallInvoker"/> or a test double.</summary>
    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        ResponseAsync = responseAsync;
        ResponseHeadersAsync = responseHeadersAsync;
        getStatus = getStatusFunc;
        getTrailers = getTrailersFunc;
        dispose = disposeAction;
    }

    /// <summary>The reply.</summary>
    public Task<TResponse> ResponseAsync { get; }

    /// <summary>The headers, as soon as they are there.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; }

    /// <summary>Lets the call itself be awaited.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>How the call ended; refused while it runs.</summary>
    public Status GetStatus() => getStatus();

    /// <summary>The trailers; refused while the call runs.</summary>
    public Metadata GetTrailers() => getTrailers();

    /// <summary>Cancels the call if it still runs.</summary>
    public void Dispose() => dispose();
}
