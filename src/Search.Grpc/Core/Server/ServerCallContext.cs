using System.Threading;

namespace Grpc.Core;

/// <summary>
/// What service code knows of its call. Public members stand over protected abstract ones, so that a test double
/// derives from this class.
/// </summary>
public abstract class ServerCallContext
{
    private Dictionary<object, object>? userState;

    /// <summary>The path: <c>/service/method</c>.</summary>
    public string Method => MethodCore;

    /// <summary>The host that the client asked for.</summary>
    public string Host => HostCore;

    /// <summary>Address of the client: <c>ipv4:127.0.0.1:1234</c>.</summary>
    public string Peer => PeerCore;

    /// <summary>When the time allowed is over, in UTC; <see cref="DateTime.MaxValue"/> when there is no limit.</summary>
    public DateTime Deadline => DeadlineCore;

    /// <summary>What the client sent beside its messages.</summary>
    public Metadata RequestHeaders => RequestHeadersCore;

    /// <summary>Ends when the client gave up, the deadline is over or the connection broke.</summary>
    public CancellationToken CancellationToken => CancellationTokenCore;

    /// <summary>Goes to the client with the status.</summary>
    public Metadata ResponseTrailers => ResponseTrailersCore;

    /// <summary>The status that the client gets when the handler returns; success unless set.</summary>
    public Status Status
    {
        get => StatusCore;
        set => StatusCore = value;
    }

    /// <summary>How replies are written.</summary>
    public WriteOptions? WriteOptions
    {
        get => WriteOptionsCore;
        set => WriteOptionsCore = value;
    }

    /// <summary>What is known of the client's identity.</summary>
    public AuthContext AuthContext => AuthContextCore;

    /// <summary>For whatever interceptors and handlers want to hand on.</summary>
    public IDictionary<object, object> UserState => UserStateCore;

    /// <summary>Method.</summary>
    protected abstract string MethodCore { get; }

    /// <summary>Host.</summary>
    protected abstract string HostCore { get; }

    /// <summary>Peer.</summary>
    protected abstract string PeerCore { get; }

    /// <summary>Deadline.</summary>
    protected abstract DateTime DeadlineCore { get; }

    /// <summary>Request headers.</summary>
    protected abstract Metadata RequestHeadersCore { get; }

    /// <summary>Cancellation.</summary>
    protected abstract CancellationToken CancellationTokenCore { get; }

    /// <summary>Trailers.</summary>
    protected abstract Metadata ResponseTrailersCore { get; }

    /// <summary>Status.</summary>
    protected abstract Status StatusCore { get; set; }

    /// <summary>Write options.</summary>
    protected abstract WriteOptions? WriteOptionsCore { get; set; }

    /// <summary>Identity.</summary>
    protected abstract AuthContext AuthContextCore { get; }

    /// <summary>User state.</summary>
    protected virtual IDictionary<object, object> UserStateCore => userState ??= [];

    /// <summary>Sends the headers now, once, instead of with the first reply.</summary>
    public Task WriteResponseHeadersAsync(Metadata responseHeaders) => WriteResponseHeadersAsyncCore(responseHeaders);

    /// <summary>Makes a token for calls made on behalf of this one.</summary>
    public ContextPropagationToken CreatePropagationToken(ContextPropagationOptions? options = null) =>
        CreatePropagationTokenCore(options);

    /// <summary>Sends the headers.</summary>
    protected abstract Task WriteResponseHeadersAsyncCore(Metadata responseHeaders);

    /// <summary>Makes a token.</summary>
    protected abstract ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options);
}
