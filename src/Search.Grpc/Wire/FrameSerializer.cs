using System.Buffers;
using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Grpc.Wire;

/// <summary>Serializes one message, with its frame, into a rented buffer; for streams, which take one write a message.</summary>
internal sealed class FrameSerializer(ICompressionProvider? encoding, CompressionLevel? level, int maxMessageBytes)
    : SerializationContext, IDisposable
{
    private readonly PooledBuffer frame = new();
    private bool completed;

    /// <summary>Frame and message, until the next one is serialized.</summary>
    public ReadOnlyMemory<byte> Serialize<T>(
        T message, Action<T, SerializationContext> serializer, bool allowCompression)
    {
        frame.Clear();
        frame.GetSpan(FrameParser.HeaderBytes);
        frame.Advance(FrameParser.HeaderBytes);
        completed = false;
        serializer(message, this);
        if (!completed)
        {
            throw new InvalidOperationException("The serializer did not complete the message.");
        }

        int messageBytes = frame.Length - FrameParser.HeaderBytes;
        if (messageBytes > maxMessageBytes)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted,
                $"A message to be sent is larger than the limit of {maxMessageBytes} bytes."));
        }

        bool compress =
            allowCompression && encoding is not null && messageBytes >= MessageCompressor.SmallestWorthwhileBytes;
        if (compress && encoding is not null)
        {
            using PooledBuffer compressed = new();
            MessageCompressor.Compress(
                encoding, level, frame.Written.Span[FrameParser.HeaderBytes..], compressed);
            frame.Clear();
            frame.GetSpan(FrameParser.HeaderBytes);
            frame.Advance(FrameParser.HeaderBytes);
            frame.Write(new ReadOnlySequence<byte>(compressed.Written));
        }

        FrameParser.WriteHeader(frame.WritableHead, compress, frame.Length - FrameParser.HeaderBytes);
        return frame.Written;
    }

    public override void SetPayloadLength(int payloadLength)
    {
    }

    public override IBufferWriter<byte> GetBufferWriter() => frame;

    public override void Complete(byte[] payload)
    {
        frame.Write(new ReadOnlySequence<byte>(payload));
        completed = true;
    }

    public override void Complete() => completed = true;

    public void Dispose() => frame.Dispose();
}
