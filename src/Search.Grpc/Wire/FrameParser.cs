using System.Buffers;
using System.Buffers.Binary;

namespace Grpc.Wire;

/// <summary>
/// Finds messages in a stream of bytes. Each is framed as one byte, 0 plain or 1 compressed, then its length in four
/// bytes, big-endian, then the message (gRPC over HTTP/2, "Length-Prefixed-Message").
/// </summary>
internal static class FrameParser
{
    /// <summary>Bytes before each message.</summary>
    public const int HeaderBytes = 5;

    /// <summary>
    /// Takes one frame off the front of <paramref name="buffer"/> when all of it is there; otherwise the buffer stays
    /// as it is. The limit is checked as soon as the header is there, before the message is waited for.
    /// </summary>
    public static FrameStatus TryRead(
        ref ReadOnlySequence<byte> buffer, int maxMessageBytes, out bool compressed, out ReadOnlySequence<byte> message)
    {
        compressed = false;
        message = default;
        if (buffer.Length < HeaderBytes)
        {
            return FrameStatus.Incomplete;
        }

        Span<byte> header = stackalloc byte[HeaderBytes];
        if (buffer.FirstSpan.Length >= HeaderBytes)
        {
            buffer.FirstSpan[..HeaderBytes].CopyTo(header);
        }
        else
        {
            buffer.Slice(0, HeaderBytes).CopyTo(header);
        }

        if (header[0] > 1)
        {
            return FrameStatus.BadFlag;
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > (uint)maxMessageBytes)
        {
            return FrameStatus.TooLarge;
        }

        if (buffer.Length - HeaderBytes < length)
        {
            return FrameStatus.Incomplete;
        }

        compressed = header[0] == 1;
        message = buffer.Slice(HeaderBytes, length);
        buffer = buffer.Slice(message.End);
        return FrameStatus.Complete;
    }

    /// <summary>Writes the five bytes that go before a message.</summary>
    public static void WriteHeader(Span<byte> header, bool compressed, int messageBytes)
    {
        header[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)messageBytes);
    }
}
