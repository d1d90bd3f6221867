using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>
/// Writes the replies of one call. A serializer that says its length first, as generated code does, writes straight into
/// the response's pipe; anything else, and what is to be compressed, goes through a rented buffer.
/// </summary>
internal sealed class ReplyWriter(PipeWriter output, CallSettings settings) : SerializationContext
{
    private PooledBuffer? buffer;
    private int? announcedBytes;
    private int countedBytes;
    private int lastBytes;
    private bool compress;
    private State state;

    private enum State
    {
        Idle,
        Serializing,
        Direct,
        Done,
    }

    /// <summary>Compresses replies, unless told otherwise for one.</summary>
    public ICompressionProvider? Encoding { get; set; }

    /// <summary>Bytes of the budget that the call took before its reply was made.</summary>
    public int ReservedBytes { get; set; }

    /// <summary>True when bytes of a reply that did not get finished are in the pipe: the call cannot go on.</summary>
    public bool IsBroken => state == State.Direct;

    /// <summary>
    /// Writes one reply; with <paramref name="flush"/> ends when the transport took it. A flush whose token is cancelled
    /// resets the stream (so Kestrel has it), and so only a token of the handler's own goes to
    /// <paramref name="flushToken"/>; the deadline ends a flush by <c>CancelPendingFlush</c>.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync<T>(
        T message,
        Action<T, SerializationContext> serializer,
        bool allowCompression,
        bool flush,
        CancellationToken waitToken,
        CancellationToken flushToken)
    {
        ReplyBudget budget = settings.Services.ReplyBudget;
        if (ReservedBytes == 0 && budget.IsExhausted && message is IMessage large)
        {
            int size = large.CalculateSize();
            if (size > ReplyBudget.LargeBytes)
            {
                await budget.TakeAsync(size, waitToken).ConfigureAwait(false);
                countedBytes = size;
            }
        }

        try
        {
            Serialize(message, serializer, allowCompression);
            if (flush || lastBytes > ReplyBudget.LargeBytes)
            {
                FlushResult result = await output.FlushAsync(flushToken).ConfigureAwait(false);
                if (result.IsCanceled)
                {
                    throw new OperationCanceledException(waitToken);
                }
            }
        }
        finally
        {
            if (countedBytes > 0)
            {
                budget.Release(countedBytes);
                countedBytes = 0;
            }
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        EnsureSerializing();
        announcedBytes = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (state == State.Direct)
        {
            return output;
        }

        EnsureSerializing();
        if (announcedBytes is not { } length || (compress && length >= MessageCompressor.SmallestWorthwhileBytes))
        {
            return buffer ??= new PooledBuffer();
        }

        StartFrame(false, length);
        state = State.Direct;
        return output;
    }

    public override void Complete(byte[] payload)
    {
        EnsureSerializing();
        WriteWhole(payload);
        state = State.Done;
    }

    public override void Complete()
    {
        if (state == State.Serializing)
        {
            WriteWhole(buffer is null ? default : buffer.Written.Span);
        }

        state = State.Done;
    }

    private void Serialize<T>(T message, Action<T, SerializationContext> serializer, bool allowCompression)
    {
        compress = allowCompression && Encoding is not null;
        announcedBytes = null;
        state = State.Serializing;
        try
        {
            serializer(message, this);
            if (state != State.Done)
            {
                throw new InvalidOperationException("The serializer did not complete the message.");
            }
        }
        finally
        {
            buffer?.Dispose();
            buffer = null;
        }
    }

    private void WriteWhole(ReadOnlySpan<byte> message)
    {
        if (compress && Encoding is not null && message.Length >= MessageCompressor.SmallestWorthwhileBytes)
        {
            EnsureWithinLimit(message.Length);
            using PooledBuffer compressed = new();
            MessageCompressor.Compress(Encoding, settings.ResponseLevel, message, compressed);
            StartFrame(true, compressed.Length);
            output.Write(compressed.Written.Span);
            return;
        }

        StartFrame(false, message.Length);
        output.Write(message);
    }

    private void StartFrame(bool compressed, int messageBytes)
    {
        EnsureWithinLimit(messageBytes);
        lastBytes = messageBytes;
        settings.ReplySizes.Observe(messageBytes);
        if (messageBytes > ReplyBudget.LargeBytes && countedBytes == 0 && ReservedBytes == 0)
        {
            settings.Services.ReplyBudget.Take(messageBytes);
            countedBytes = messageBytes;
        }

        FrameParser.WriteHeader(output.GetSpan(FrameParser.HeaderBytes), compressed, messageBytes);
        output.Advance(FrameParser.HeaderBytes);
    }

    private void EnsureWithinLimit(int messageBytes)
    {
        if (messageBytes > settings.MaxSendBytes)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted,
                $"The reply message is larger than the limit of {settings.MaxSendBytes} bytes."));
        }
    }

    private void EnsureSerializing()
    {
        if (state != State.Serializing)
        {
            throw new InvalidOperationException("A message is written once, and only during its serialization.");
        }
    }
}
