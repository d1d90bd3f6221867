using System.Buffers;
using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.Wire;

/// <summary>Whole messages through a compression provider.</summary>
internal static class MessageCompressor
{
    /// <summary>Smaller messages travel plain: compression would not make them smaller.</summary>
    public const int SmallestWorthwhileBytes = 128;

    public static void Compress(
        ICompressionProvider provider, CompressionLevel? level, ReadOnlySpan<byte> message, PooledBuffer target)
    {
        using BufferWriterStream output = new(target);
        using System.IO.Stream compressor = provider.CreateCompressionStream(output, level);
        compressor.Write(message);
    }

    /// <summary>
    /// Decompresses into <paramref name="target"/> and stops when its limit is passed. False when the bytes are not
    /// what the encoding says.
    /// </summary>
    public static bool TryDecompress(ICompressionProvider provider, ReadOnlySequence<byte> message, PooledBuffer target)
    {
        if (message.IsEmpty)
        {
            return false;
        }

        try
        {
            using SequenceStream input = new(message);
            using System.IO.Stream decompressor = provider.CreateDecompressionStream(input);
            int read;
            while ((read = decompressor.Read(target.GetSpan())) > 0)
            {
                target.Advance(read);
                if (target.Overflowed)
                {
                    return true;
                }
            }

            return true;
        }
        catch (System.IO.InvalidDataException)
        {
            return false;
        }
    }
}
