using System.Threading;

namespace Grpc.Core;

/// <summary>Messages that are sent one after another; one write at a time.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the next messages are written.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Sends a message; ends when the transport took it, which is the back-pressure.</summary>
    Task WriteAsync(T message);

    /// <summary>Sends a message and gives up when the token says so.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            throw new NotSupportedException("This writer does not support a cancellation token.");
        }

        return WriteAsync(message);
    }
}
