using System.Buffers;
using System.IO.Pipelines;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;
using Search.Testing;

namespace GrpcTests.Wire;

/// <summary>The frame parser on right, cut and random bytes, in one piece and in many.</summary>
public sealed class FrameParserTests
{
    private const int MaxBytes = 3000;

    [Fact]
    public void Frames_come_back_whatever_the_buffers_are() => TestSeed.Run(
        random =>
        {
            List<(bool Compressed, byte[] Message)> sent = [];
            List<byte> bytes = [];
            for (int i = random.Next(5); i >= 0; i--)
            {
                byte[] message = RandomBytes(random, random.Next(MaxBytes + 1));
                bool compressed = random.Next(2) == 1;
                sent.Add((compressed, message));
                bytes.AddRange(RawCall.Frame(compressed ? (byte)1 : (byte)0, message));
            }

            ReadOnlySequence<byte> buffer = Chop(random, [.. bytes]);
            foreach ((bool compressed, byte[] message) in sent)
            {
                FrameStatus status = FrameParser.TryRead(
                    ref buffer, MaxBytes, out bool gotCompressed, out ReadOnlySequence<byte> got);
                Assert.Equal(FrameStatus.Complete, status);
                Assert.Equal(compressed, gotCompressed);
                Assert.Equal(message, got.ToArray());
            }

            Assert.True(buffer.IsEmpty);
        },
        300);

    [Fact]
    public void A_cut_frame_is_incomplete_and_stays() => TestSeed.Run(
        random =>
        {
            byte[] frame = RawCall.Frame(0, RandomBytes(random, random.Next(1, MaxBytes)));
            byte[] cut = frame[..random.Next(frame.Length)];
            ReadOnlySequence<byte> buffer = Chop(random, cut);
            Assert.Equal(FrameStatus.Incomplete, FrameParser.TryRead(ref buffer, MaxBytes, out _, out _));
            Assert.Equal(cut, buffer.ToArray());
        },
        300);

    [Fact]
    public void A_frame_over_the_limit_is_refused_by_its_header_alone()
    {
        ReadOnlySequence<byte> buffer = new([0, 0x7F, 0xFF, 0xFF, 0xFF]);
        Assert.Equal(FrameStatus.TooLarge, FrameParser.TryRead(ref buffer, MaxBytes, out _, out _));
        ReadOnlySequence<byte> negative = new([0, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.Equal(FrameStatus.TooLarge, FrameParser.TryRead(ref negative, int.MaxValue, out _, out _));
    }

    /// <summary>
    /// Random bytes through the whole reader, decompression included: it ends, with messages within the limit or with one
    /// of the codes that the protocol names, and nothing else.
    /// </summary>
    [Fact]
    public void Random_bytes_end_in_messages_or_in_a_status() => TestSeed.Run(
        random =>
        {
            byte[] bytes = RandomStream(random);
            Pipe pipe = new();
            foreach (ReadOnlyMemory<byte> piece in Chop(random, bytes))
            {
                pipe.Writer.Write(piece.Span);
            }

            pipe.Writer.Complete();
            ICompressionProvider? encoding = random.Next(3) switch
            {
                0 => new GzipCompressionProvider(System.IO.Compression.CompressionLevel.Fastest),
                1 => new DeflateCompressionProvider(System.IO.Compression.CompressionLevel.Fastest),
                _ => null,
            };
            MessageReader reader = new(pipe.Reader, MaxBytes, encoding, null);
            try
            {
                byte[]? message;
                do
                {
                    message = reader.ReadNextAsync(
                        static c => c.PayloadAsNewBuffer(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
                    Assert.True(message is null || message.Length <= MaxBytes);
                }
                while (message is not null);
                Assert.True(reader.ReachedEnd);
            }
            catch (RpcException e)
            {
                Assert.Contains(e.StatusCode, new[] { StatusCode.Internal, StatusCode.ResourceExhausted });
            }
        },
        2000);

    private static byte[] RandomStream(Random random)
    {
        List<byte> bytes = [];
        for (int i = random.Next(4); i >= 0; i--)
        {
            byte[] message = RandomBytes(random, random.Next(200));
            using PooledBuffer compressed = new();
            MessageCompressor.Compress(
                new GzipCompressionProvider(System.IO.Compression.CompressionLevel.Fastest), null, message, compressed);
            byte[] sent = random.Next(2) == 0 ? message : compressed.Written.ToArray();
            bytes.AddRange(RawCall.Frame((byte)random.Next(2), sent));
        }

        byte[] stream = [.. bytes];
        for (int flips = random.Next(4); flips > 0; flips--)
        {
            stream[random.Next(stream.Length)] = (byte)random.Next(256);
        }

        return stream[..random.Next(stream.Length + 1)];
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The bytes in buffers of random sizes, empty ones among them.</summary>
    private static ReadOnlySequence<byte> Chop(Random random, byte[] bytes)
    {
        Segment first = new(default, null);
        Segment last = first;
        for (int start = 0; start < bytes.Length;)
        {
            int length = Math.Min(bytes.Length - start, random.Next(1 + random.Next(500)));
            last = new Segment(bytes.AsMemory(start, length), last);
            start += length;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                previous.Next = this;
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
            }
        }
    }
}
