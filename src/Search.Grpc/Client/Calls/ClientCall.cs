using System.IO.Pipelines;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>One call: sends the request, reads the answer, and knows how it ended.</summary>
internal sealed class ClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly GrpcChannel channel;
    private readonly Method<TRequest, TResponse> method;
    private readonly CallOptions options;
    private readonly CancellationTokenSource deadline = new();
    private readonly CancellationTokenSource ending;
    private readonly CancellationToken endingToken;
    private readonly TaskCompletionSource<Metadata> headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrameSerializer frames;
    private readonly HttpRequestMessage request;
    private readonly Lock gate = new();
    private Task<HttpResponseMessage>? opening;
    private HttpResponseMessage? response;
    private RequestStreamContent? streamContent;
    private MessageReader? reader;
    private Status? status;
    private Metadata trailers = Metadata.Empty;
    private bool released;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        this.channel = channel;
        this.method = method;
        this.options = options;
        ending = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, deadline.Token);
        endingToken = ending.Token;
        ICompressionProvider? encoding = options.Headers?.GetValue(ClientHeaders.EncodingRequestKey) is { } name
            ? CompressionProviders.Find(channel.Settings.Compression, name)
            : null;
        frames = new FrameSerializer(encoding, null, channel.Settings.MaxSendBytes);
        request = ClientHeaders.CreateRequest(channel.Settings, method, host, options, encoding);
        Replies = new ReplyReader<TRequest, TResponse>(this);
    }

    public Task<Metadata> HeadersAsync => headers.Task;

    public ReplyReader<TRequest, TResponse> Replies { get; }

    /// <summary>Ends when the call does.</summary>
    public CancellationToken Ending => endingToken;

    public void StartUnary(TRequest message) => Start(new SingleRequestContent<TRequest>(
        message, method.RequestMarshaller.ContextualSerializer, frames, AllowsCompression(options.WriteOptions)));

    public IClientStreamWriter<TRequest> StartStreaming()
    {
        streamContent = new RequestStreamContent();
        Start(streamContent);
        return new RequestWriter<TRequest, TResponse>(
            this, streamContent, frames, method.RequestMarshaller.ContextualSerializer, options.WriteOptions);
    }

    /// <summary>The one reply of a call.</summary>
    public async Task<TResponse> ReadSingleAsync()
    {
        TResponse? reply = await ReadNextAsync(CancellationToken.None).ConfigureAwait(false);
        if (reply is not null)
        {
            if (await ReadNextAsync(CancellationToken.None).ConfigureAwait(false) is not null)
            {
                throw Fail(new Status(StatusCode.Unimplemented, "The method has one reply, more were sent."));
            }

            return reply;
        }

        throw Fail(new Status(StatusCode.Unimplemented, "The method has one reply, none was sent."));
    }

    /// <summary>The next reply; null at the end of a call that succeeded. A call that failed throws.</summary>
    public async Task<TResponse?> ReadNextAsync(CancellationToken cancellationToken)
    {
        if (status is { } ended)
        {
            return ended.StatusCode == StatusCode.OK ? null : throw Failure(ended, null);
        }

        // The caller's token ends the call, not only the read: what was half read cannot be read again.
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static state => ((ClientCall<TRequest, TResponse>?)state)?.Cancel(), this);
        try
        {
            HttpResponseMessage answer =
                await (opening ?? throw new InvalidOperationException("The call was not started.")).ConfigureAwait(false);
            if (reader is null)
            {
                return End(ClientHeaders.ReadStatus(answer.Headers), answer.Headers);
            }

            TResponse? reply = await reader
                .ReadNextAsync(method.ResponseMarshaller.ContextualDeserializer, endingToken).ConfigureAwait(false);
            return reply ?? End(ClientHeaders.ReadStatus(answer.TrailingHeaders), answer.TrailingHeaders);
        }
        catch (Exception e) when (status is null)
        {
            throw Fail(e);
        }
    }

    /// <summary>True once the status is known.</summary>
    public bool HasEnded => status is not null;

    public Status GetStatus() =>
        status ?? throw new InvalidOperationException("The call is in progress; its status is not known yet.");

    public Metadata GetTrailers() =>
        status is null ? throw new InvalidOperationException("The call is in progress.") : trailers;

    /// <summary>
    /// The exception for a write that failed. It does not end the call: the server may have said why, and whoever reads
    /// the replies gets to know.
    /// </summary>
    public Exception WriteFailure(Exception cause) => Failure(status ?? Classify(cause), cause);

    public static bool AllowsCompression(WriteOptions? options) =>
        options is null || !options.Flags.HasFlag(WriteFlags.NoCompress);

    public void Dispose()
    {
        lock (gate)
        {
            status ??= new Status(StatusCode.Cancelled, "The call was disposed.");
        }

        Release();
    }

    private void Start(HttpContent content)
    {
        ClientHeaders.SetContent(request, content);
        if (options.Deadline is { } time)
        {
            TimeSpan left = time.ToUniversalTime() - channel.Settings.TimeProvider.GetUtcNow().UtcDateTime;
            if (left <= TimeSpan.Zero)
            {
                deadline.Cancel();
            }
            else if (left < LongestTimer)
            {
                deadline.CancelAfter(left);
            }
        }

        opening = OpenAsync();
    }

    /// <summary>Sends the request, waits for the headers and prepares the reading of replies.</summary>
    private async Task<HttpResponseMessage> OpenAsync()
    {
        try
        {
            HttpResponseMessage answer = await channel.Http.SendAsync(request, endingToken).ConfigureAwait(false);
            response = answer;
            if (released)
            {
                answer.Dispose();
            }

            if (ClientHeaders.Refuse(answer) is { } refusal)
            {
                throw new RpcException(ClientHeaders.ReadStatus(answer.Headers) ?? refusal);
            }

            if (ClientHeaders.ReadStatus(answer.Headers) is not null)
            {
                // Trailers-Only: what is there belongs to the end of the call.
                headers.TrySetResult([]);
                return answer;
            }

            string? name = ClientHeaders.Find(answer.Headers, "grpc-encoding");
            ICompressionProvider? encoding =
                name is null ? null : CompressionProviders.Find(channel.Settings.Compression, name);
            System.IO.Stream body = await answer.Content.ReadAsStreamAsync(endingToken).ConfigureAwait(false);
            reader = new MessageReader(PipeReader.Create(body), channel.Settings.MaxReceiveBytes, encoding, null);
            headers.TrySetResult(ClientHeaders.Read(answer.Headers));
            return answer;
        }
        catch (Exception e)
        {
            throw Fail(e);
        }
    }

    private TResponse? End(Status? received, System.Net.Http.Headers.HttpHeaders source)
    {
        Status ended = received ?? new Status(StatusCode.Internal, "The server ended the call without a status.");
        trailers = ClientHeaders.Read(source);
        SetStatus(ended);
        return ended.StatusCode == StatusCode.OK ? null : throw Failure(ended, null);
    }

    private Status Classify(Exception cause)
    {
        if (!endingToken.IsCancellationRequested || cause is RpcException)
        {
            return ClientErrors.ToStatus(cause);
        }

        return deadline.IsCancellationRequested && !options.CancellationToken.IsCancellationRequested
            ? new Status(StatusCode.DeadlineExceeded, "The deadline passed.", cause)
            : new Status(StatusCode.Cancelled, "The call was cancelled.", cause);
    }

    private Exception Fail(Exception cause)
    {
        SetStatus(Classify(cause));
        return Failure(GetStatus(), cause);
    }

    private RpcException Fail(Status ended)
    {
        SetStatus(ended);
        return new RpcException(ended, trailers);
    }

    private Exception Failure(Status ended, Exception? cause)
    {
        bool wanted = ended.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded;
        return channel.Settings.ThrowOperationCanceled && wanted
            ? new OperationCanceledException(ended.Detail, cause, options.CancellationToken)
            : new RpcException(ended, trailers);
    }

    private void SetStatus(Status ended)
    {
        lock (gate)
        {
            status ??= ended;
        }

        Release();
    }

    private void Cancel()
    {
        lock (gate)
        {
            if (!released)
            {
                ending.Cancel();
            }
        }
    }

    private void Release()
    {
        lock (gate)
        {
            if (released)
            {
                return;
            }

            // Cancelling runs callbacks; none of them takes the gate again on another thread.
            if (response is null)
            {
                ending.Cancel();
            }

            released = true;
            ending.Dispose();
            deadline.Dispose();
        }

        response?.Dispose();
        streamContent?.Finish();
        if (status is { } ended && headers.TrySetException(new RpcException(ended, trailers)))
        {
            _ = headers.Task.Exception; // observed: nobody has to wait for headers
        }
    }
}
