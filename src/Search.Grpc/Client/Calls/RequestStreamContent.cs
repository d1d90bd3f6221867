using System.Net;
using System.Threading;

namespace Grpc.Net.Client.Calls;

/// <summary>The body of a call with streamed requests: hands its stream out and stays open until told.</summary>
internal sealed class RequestStreamContent : HttpContent
{
    private readonly TaskCompletionSource<System.IO.Stream> opened =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The stream, once the connection is there.</summary>
    public Task<System.IO.Stream> Opened => opened.Task;

    /// <summary>No more requests follow.</summary>
    public void Finish()
    {
        opened.TrySetCanceled();
        finished.TrySetResult();
    }

    protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        System.IO.Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The headers go out now; the server may answer before the first request.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        opened.TrySetResult(stream);
        await finished.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
