using System.Net;
using System.Threading;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>The body of a call with one request.</summary>
internal sealed class SingleRequestContent<TRequest>(
    TRequest request, Action<TRequest, SerializationContext> serializer, FrameSerializer frames, bool allowCompression)
    : HttpContent
{
    protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        System.IO.Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The HTTP client may send again on another connection: the rented buffer is given back each time.
        using (frames)
        {
            await stream.WriteAsync(frames.Serialize(request, serializer, allowCompression), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
