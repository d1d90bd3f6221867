using System.Diagnostics;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// One call over one HTTP request. The request's delegate stays until the handler has returned, also after the deadline
/// ended the response, so that a late handler never meets an HttpContext that serves another request by then.
/// </summary>
internal sealed class HttpContextServerCallContext : ServerCallContext, IDisposable
{
    /// <summary>By this header a handler asks for the encoding of its replies; it does not travel.</summary>
    private const string EncodingRequestKey = "grpc-internal-encoding-request";

    private readonly HttpContext httpContext;
    private readonly CallSettings settings;
    private readonly CallGate gate = new();
    private readonly Activity? activity;
    private readonly long startTimestamp;
    private CallDeadline? deadline;
    private MessageReader? reader;
    private ReplyWriter? writer;
    private Metadata? requestHeaders;
    private Metadata? responseTrailers;
    private AuthContext? authContext;
    private Status endStatus = Status.DefaultCancelled;
    private bool replied;

    public HttpContextServerCallContext(HttpContext httpContext, CallSettings settings)
    {
        this.httpContext = httpContext;
        this.settings = settings;
        activity = settings.Services.Telemetry.Start(settings.Method);
        startTimestamp = settings.Services.Telemetry.IsMetered ? Stopwatch.GetTimestamp() : 0;
        StatusCore = Status.DefaultSuccess;
    }

    public MessageReader Reader => reader ?? throw new InvalidOperationException("The call is not open.");

    /// <summary>Ends reads and waits at the deadline; without a deadline a broken connection ends them by itself.</summary>
    public CancellationToken TransferToken => deadline?.Token ?? CancellationToken.None;

    public bool IsEnded => gate.IsEnded;

    /// <summary>The HTTP request; refused once the call is over, because it may serve another one by then.</summary>
    public HttpContext HttpContext =>
        gate.IsEnded ? throw new InvalidOperationException("The call is over.") : httpContext;

    /// <summary>The HTTP request, for the layer itself: until the handler has returned it serves this call.</summary>
    internal HttpContext Request => httpContext;

    protected override string MethodCore => settings.Method.FullName;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => PeerIdentity.Address(HttpContext.Connection);

    protected override DateTime DeadlineCore => deadline?.Utc ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore =>
        requestHeaders ??= RequestMetadata.Read(HttpContext.Request.Headers);

    protected override CancellationToken CancellationTokenCore => deadline?.Token ?? HttpContext.RequestAborted;

    protected override Metadata ResponseTrailersCore => responseTrailers ??= [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => authContext ??= PeerIdentity.Read(HttpContext);

    /// <summary>Reads the protocol's headers. False when the call ends before its handler is asked.</summary>
    public bool TryOpen()
    {
        httpContext.Response.ContentType = RequestRules.ContentType;
        LiftBodyLimits();
        IHeaderDictionary headers = httpContext.Request.Headers;
        string? encodingName = headers.GrpcEncoding;
        ICompressionProvider? encoding = null;
        if (!string.IsNullOrEmpty(encodingName) && encodingName != CompressionProviders.Identity)
        {
            encoding = CompressionProviders.Find(settings.Compression, encodingName);
            if (encoding is null)
            {
                httpContext.Response.Headers.GrpcAcceptEncoding = settings.AcceptEncodingHeader;
                return Refuse(StatusCode.Unimplemented, $"The encoding \"{encodingName}\" is not supported.");
            }
        }

        reader = new MessageReader(
            httpContext.Request.BodyReader, settings.MaxReceiveBytes, encoding, settings.Utf8Check);
        writer = new ReplyWriter(httpContext.Response.BodyWriter, settings);
        UseReplyEncoding(settings.ResponseEncoding);
        string? timeout = headers.GrpcTimeout;
        if (timeout is null)
        {
            return true;
        }

        if (!TimeoutHeader.TryParse(timeout, out TimeSpan allowed))
        {
            return Refuse(StatusCode.Internal, $"Not a timeout: \"{timeout}\".");
        }

        deadline = new CallDeadline(httpContext, settings, gate);
        return deadline.TryStart(allowed, this) || Refuse(StatusCode.DeadlineExceeded, CallDeadline.Detail);
    }

    /// <summary>
    /// Takes the share of a large reply before the reply is made, when the method is known for them; it is given back when
    /// the call ends.
    /// </summary>
    public Task ReserveReplyAsync()
    {
        int expected = settings.ReplySizes.ExpectedLargeBytes;
        if (expected == 0 || writer is null)
        {
            return Task.CompletedTask;
        }

        return ReserveAsync(writer, expected);
    }

    /// <summary>Writes one reply.</summary>
    public async Task WriteReplyAsync<T>(
        T message,
        Action<T, SerializationContext> serializer,
        WriteOptions? options,
        bool flush,
        CancellationToken cancellationToken)
    {
        if (writer is null)
        {
            throw new InvalidOperationException("The call is not open.");
        }

        gate.BeginWrite();
        try
        {
            WriteFlags flags = (options ?? WriteOptionsCore)?.Flags ?? WriteFlags.None;
            bool allowCompression = !flags.HasFlag(WriteFlags.NoCompress);
            replied = true;
            CancellationToken waitToken = cancellationToken.CanBeCanceled ? cancellationToken : TransferToken;
            await writer.WriteAsync(message, serializer, allowCompression, flush, waitToken, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            if (gate.EndWrite())
            {
                await EndByDeadlineAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The handler returned: the client gets the status, unless the deadline was first.</summary>
    public Task EndAsync() => EndAsync(StatusCore, responseTrailers);

    /// <summary>The handler, or what stands before it, failed.</summary>
    public Task FailAsync(Exception exception)
    {
        if (writer is { IsBroken: true })
        {
            CallLog.ReplyBroken(settings.Logger, settings.Method.FullName, exception);
            endStatus = new Status(StatusCode.Internal, "");
            httpContext.Abort();
            return Task.CompletedTask;
        }

        switch (exception)
        {
            case RpcException rpc:
                Metadata trailers = ResponseTrailersCore;
                foreach (Metadata.Entry entry in rpc.Trailers)
                {
                    trailers.Add(entry);
                }

                return EndAsync(rpc.Status, trailers);
            case CallAbortedException:
            case OperationCanceledException when IsCancelled:
                CallLog.CallCancelled(settings.Logger, settings.Method.FullName);
                return EndAsync(Status.DefaultCancelled, null);
            default:
                if (!IsCancelled)
                {
                    CallLog.HandlerFailed(settings.Logger, settings.Method.FullName, exception);
                }

                string detail = settings.DetailedErrors
                    ? $"The handler failed. {exception.GetType().Name}: {exception.Message}"
                    : "The handler failed.";
                return EndAsync(new Status(StatusCode.Unknown, detail, exception), responseTrailers);
        }
    }

    public void Dispose()
    {
        deadline?.Dispose();
        if (writer is { ReservedBytes: > 0 })
        {
            settings.Services.ReplyBudget.Release(writer.ReservedBytes);
        }

        settings.Services.Telemetry.Stop(settings.Method, activity, endStatus, startTimestamp);
    }

    internal Task EndByDeadlineAsync() =>
        deadline?.EndResponseAsync(EndTrailersOnly, reader) ?? Task.CompletedTask;

    protected override async Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        gate.BeginWrite();
        try
        {
            if (replied || httpContext.Response.HasStarted)
            {
                throw new InvalidOperationException("The headers have been sent already.");
            }

            if (responseHeaders.GetValue(EncodingRequestKey) is { } wanted)
            {
                UseReplyEncoding(wanted);
            }

            ResponseEnd.Append(httpContext.Response.Headers, responseHeaders);
            await httpContext.Response.BodyWriter.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (gate.EndWrite())
            {
                await EndByDeadlineAsync().ConfigureAwait(false);
            }
        }
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Hand on Deadline and CancellationToken instead.");

    private bool IsCancelled => deadline is { IsOver: true } || httpContext.RequestAborted.IsCancellationRequested;

    private bool IsDeadlineOver =>
        deadline is { IsOver: true } && !httpContext.RequestAborted.IsCancellationRequested;

    private bool EndTrailersOnly => !replied && !httpContext.Response.HasStarted;

    private async Task ReserveAsync(ReplyWriter target, int bytes)
    {
        await settings.Services.ReplyBudget.TakeAsync(bytes, TransferToken).ConfigureAwait(false);
        target.ReservedBytes = bytes;
    }

    private bool Refuse(StatusCode code, string detail)
    {
        StatusCore = new Status(code, detail);
        return false;
    }

    /// <summary>A stream may last for days and carry any number of bytes; each message has its own limit.</summary>
    private void LiftBodyLimits()
    {
        if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (settings.Method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming &&
            httpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private void UseReplyEncoding(string? name)
    {
        if (writer is null)
        {
            return;
        }

        ICompressionProvider? provider = name is null or CompressionProviders.Identity
            ? null
            : CompressionProviders.Find(settings.Compression, name);
        bool accepted = provider is not null &&
            CompressionProviders.Accepts(httpContext.Request.Headers.GrpcAcceptEncoding, provider.EncodingName);
        writer.Encoding = accepted ? provider : null;
        httpContext.Response.Headers.GrpcEncoding =
            accepted ? provider?.EncodingName : StringValues.Empty;
    }

    private async Task EndAsync(Status status, Metadata? trailers)
    {
        if (!gate.TryEnd())
        {
            endStatus = new Status(StatusCode.DeadlineExceeded, CallDeadline.Detail);
            await (deadline?.Ended ?? Task.CompletedTask).ConfigureAwait(false);
            return;
        }

        // The token tells the handler and the timer in no particular order: a handler that gave up first gave up for the
        // deadline.
        if (status.StatusCode != StatusCode.OK && IsDeadlineOver)
        {
            status = new Status(StatusCode.DeadlineExceeded, CallDeadline.Detail);
            trailers = null;
        }

        endStatus = status;
        if (status.StatusCode != StatusCode.OK)
        {
            CallLog.CallEnded(settings.Logger, settings.Method.FullName, status.StatusCode, status.Detail);
        }

        ResponseEnd.Write(httpContext, status, trailers, EndTrailersOnly);
    }
}
