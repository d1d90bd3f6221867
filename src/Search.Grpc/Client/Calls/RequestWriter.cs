using System.Threading;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>The streamed requests of a call; one write at a time.</summary>
internal sealed class RequestWriter<TRequest, TResponse>(
    ClientCall<TRequest, TResponse> call,
    RequestStreamContent content,
    FrameSerializer frames,
    Action<TRequest, SerializationContext> serializer,
    WriteOptions? writeOptions)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private int writing;
    private bool completed;

    public WriteOptions? WriteOptions { get; set; } = writeOptions;

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (completed)
        {
            throw new InvalidOperationException("The requests of this call are complete.");
        }

        if (call.HasEnded)
        {
            // The connection may not have heard of it, and would take the message for nobody.
            throw call.WriteFailure(new InvalidOperationException("The call is over."));
        }

        if (Interlocked.Exchange(ref writing, 1) == 1)
        {
            throw new InvalidOperationException("The write before this one has not ended; await it first.");
        }

        try
        {
            System.IO.Stream stream = await content.Opened.WaitAsync(call.Ending).ConfigureAwait(false);
            bool compress = ClientCall<TRequest, TResponse>.AllowsCompression(WriteOptions);
            await stream.WriteAsync(frames.Serialize(message, serializer, compress), cancellationToken)
                .ConfigureAwait(false);
            if (WriteOptions is null || !WriteOptions.Flags.HasFlag(WriteFlags.BufferHint))
            {
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested &&
            e is not InvalidOperationException or ObjectDisposedException)
        {
            // The connection gives the stream up when the server has ended the call.
            throw call.WriteFailure(e);
        }
        finally
        {
            Volatile.Write(ref writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        completed = true;
        content.Finish();
        if (Volatile.Read(ref writing) == 0)
        {
            frames.Dispose();
        }

        return Task.CompletedTask;
    }
}
