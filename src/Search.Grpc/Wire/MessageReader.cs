using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Compression;
using Search.Protobuf;

namespace Grpc.Wire;

/// <summary>Reads the messages that the other side sends in one call.</summary>
/// <param name="input">The body.</param>
/// <param name="maxMessageBytes">Largest message, decompressed.</param>
/// <param name="encoding">What compressed messages are compressed with; null when that was not said.</param>
/// <param name="utf8Check">Looks at each message before it is parsed.</param>
internal sealed class MessageReader(
    PipeReader input, int maxMessageBytes, ICompressionProvider? encoding, Utf8Check? utf8Check)
{
    private readonly PayloadContext payload = new();

    /// <summary>True when the other side has said that nothing follows.</summary>
    public bool ReachedEnd { get; private set; }

    /// <summary>The one request of a call, which must be all of the body.</summary>
    public async ValueTask<T> ReadSingleAsync<T>(
        Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        T? message = null;
        while (true)
        {
            ReadResult result;
            try
            {
                result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (System.IO.IOException e)
            {
                throw new CallAbortedException(e);
            }

            ReadOnlySequence<byte> buffer = result.Buffer;
            message ??= TakeMessage(ref buffer, deserializer);
            if (message is not null && !buffer.IsEmpty)
            {
                throw Refusal(StatusCode.Unimplemented, "The method takes one request, more were sent.");
            }

            if (result.IsCompleted)
            {
                ReachedEnd = true;
                EnsureNothingLeft(buffer);
                Advance(buffer.End, buffer.End);
                return message ??
                    throw Refusal(StatusCode.Unimplemented, "The method takes one request, none was sent.");
            }

            Advance(buffer.Start, buffer.End);
        }
    }

    /// <summary>The next message of a stream, or null at its end.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadNextAsync<T>(
        Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            ReadResult result;
            try
            {
                result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (System.IO.IOException e)
            {
                throw new CallAbortedException(e);
            }

            ReadOnlySequence<byte> buffer = result.Buffer;
            T? message = TakeMessage(ref buffer, deserializer);
            if (message is not null)
            {
                // What lies behind the message counts as not yet looked at, so that the next read returns at once.
                Advance(buffer.Start, buffer.Start);
                return message;
            }

            if (result.IsCompleted)
            {
                ReachedEnd = true;
                EnsureNothingLeft(buffer);
                Advance(buffer.End, buffer.End);
                return null;
            }

            Advance(buffer.Start, buffer.End);
        }
    }

    // The other side may reset its stream between two looks at it: that is then told by whichever call comes next.
    private void Advance(SequencePosition consumed, SequencePosition examined)
    {
        try
        {
            input.AdvanceTo(consumed, examined);
        }
        catch (System.IO.IOException e)
        {
            throw new CallAbortedException(e);
        }
    }

    private static void EnsureNothingLeft(ReadOnlySequence<byte> buffer)
    {
        if (!buffer.IsEmpty)
        {
            throw Refusal(StatusCode.Internal, "The body ended inside a message.");
        }
    }

    private static RpcException Refusal(StatusCode code, string detail) => new(new Status(code, detail));

    private T? TakeMessage<T>(ref ReadOnlySequence<byte> buffer, Func<DeserializationContext, T> deserializer)
        where T : class
    {
        switch (FrameParser.TryRead(
            ref buffer, maxMessageBytes, out bool compressed, out ReadOnlySequence<byte> message))
        {
            case FrameStatus.Incomplete:
                return null;
            case FrameStatus.TooLarge:
                throw TooLarge();
            case FrameStatus.BadFlag:
                throw Refusal(StatusCode.Internal, "The first byte of a message is neither 0 nor 1.");
            default:
                return compressed ? Decompress(message, deserializer) : Deserialize(message, deserializer);
        }
    }

    private T Decompress<T>(ReadOnlySequence<byte> message, Func<DeserializationContext, T> deserializer)
        where T : class
    {
        if (encoding is null)
        {
            throw Refusal(StatusCode.Internal, "A message is marked compressed, but grpc-encoding names no encoding.");
        }

        using PooledBuffer plain = new(maxMessageBytes);
        if (!MessageCompressor.TryDecompress(encoding, message, plain))
        {
            throw Refusal(StatusCode.Internal, $"A message is not what the encoding \"{encoding.EncodingName}\" says.");
        }

        return plain.Overflowed
            ? throw TooLarge()
            : Deserialize(new ReadOnlySequence<byte>(plain.Written), deserializer);
    }

    private T Deserialize<T>(ReadOnlySequence<byte> message, Func<DeserializationContext, T> deserializer)
        where T : class
    {
        utf8Check?.Check(message);
        payload.SetPayload(message);
        try
        {
            return deserializer(payload);
        }
        catch (Exception e) when (e is not RpcException)
        {
            // Whatever a deserializer throws means the same: these bytes are not the message of the method.
            throw new RpcException(new Status(StatusCode.Internal, "A message does not parse.", e));
        }
        finally
        {
            payload.SetPayload(default);
        }
    }

    private RpcException TooLarge() => Refusal(
        StatusCode.ResourceExhausted,
        $"A received message is larger than the limit of {maxMessageBytes} bytes.");
}
