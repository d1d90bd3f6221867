using System.Text;
using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Compression;

/// <summary>
/// LZ4 blocks decompress to what was compressed, with and without a dictionary; broken ones are refused.
/// </summary>
public sealed class Lz4Tests
{
    [Fact]
    public void BlocksRoundTrip() => TestSeed.Run(
        random =>
        {
            byte[] source = Content(random, random.Next(3) == 0 ? random.Next(40) : random.Next(200_000));
            int dictionary = random.Next(2) == 0 ? 0 : random.Next(source.Length + 1);
            var compressor = new Lz4Compressor();
            compressor.SetDictionary(source.AsSpan(0, dictionary));
            byte[] target = new byte[Lz4Compressor.MaxCompressedLength(source.Length - dictionary)];
            int length = compressor.Compress(source, target);
            byte[] found = new byte[source.Length - dictionary];
            var cursor = new ByteCursor(target.AsSpan(0, length), "block");
            Lz4Decompressor.Decompress(ref cursor, found, source.AsSpan(0, dictionary));
            Assert.Equal(length, cursor.Position);
            Assert.True(found.AsSpan().SequenceEqual(source.AsSpan(dictionary)));
        },
        iterations: 200);

    [Fact]
    public void ReusingACompressorChangesNothing()
    {
        Random random = TestSeed.CreateRandom();
        byte[] content = Content(random, 50_000);
        byte[] first = new byte[Lz4Compressor.MaxCompressedLength(content.Length)];
        byte[] second = new byte[first.Length];
        var reused = new Lz4Compressor();
        reused.SetDictionary(content.AsSpan(0, 3000));
        reused.Compress(content, first);
        reused.ClearDictionary();
        int length = reused.Compress(content, first);
        Assert.Equal(length, new Lz4Compressor().Compress(content, second));
        Assert.True(first.AsSpan(0, length).SequenceEqual(second.AsSpan(0, length)));
    }

    [Fact]
    public void TextShrinks()
    {
        byte[] text = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("The committee met in the capital on Tuesday. ", 2000)));
        int length = new Lz4Compressor().Compress(text, new byte[Lz4Compressor.MaxCompressedLength(text.Length)]);
        Assert.InRange(length, 1, text.Length / 50);
    }

    [Fact]
    public void BrokenBlocksAreRefused() => TestSeed.Run(
        random =>
        {
            byte[] source = Content(random, random.Next(1, 2000));
            byte[] block = new byte[Lz4Compressor.MaxCompressedLength(source.Length)];
            int length = new Lz4Compressor().Compress(source, block);
            block[random.Next(length)] ^= (byte)(1 << random.Next(8));
            byte[] found = new byte[random.Next(4) == 0 ? random.Next(4000) : source.Length];
            try
            {
                var cursor = new ByteCursor(
                    block.AsSpan(0, random.Next(4) == 0 ? random.Next(length) : length), "block");
                Lz4Decompressor.Decompress(ref cursor, found, []);
            }
            catch (CorruptIndexException)
            {
                return;
            }
        },
        iterations: 3000);

    [Fact]
    public void FastLoadsEqualTheirScalarTwins() => TestSeed.Run(
        random =>
        {
            byte[] bytes = Content(random, random.Next(16, 300));
            int at = random.Next(bytes.Length - 7);
            ref byte origin = ref LittleEndianBytes.Origin(bytes);
            Assert.Equal(LittleEndianBytesScalar.Load32(bytes, at), LittleEndianBytes.Load32(ref origin, at));
            Assert.Equal(LittleEndianBytesScalar.Load64(bytes, at), LittleEndianBytes.Load64(ref origin, at));
            byte[] fast = [.. bytes];
            byte[] plain = [.. bytes];
            int from = random.Next(bytes.Length - 15);
            int to = random.Next(bytes.Length - 15);
            ShortCopy.Copy(fast.AsSpan(from), fast, to);
            ShortCopyScalar.Copy(plain.AsSpan(from), plain, to);
            Assert.Equal(plain, fast);
            int earlier = random.Next(at + 1);
            int limit = random.Next(at, bytes.Length + 1);
            Assert.Equal(
                LittleEndianBytesScalar.CommonLength(bytes, earlier, at, limit),
                LittleEndianBytes.CommonLength(ref origin, earlier, at, limit));
        },
        iterations: 2000);

    private static byte[] Content(Random random, int length)
    {
        byte[] bytes = new byte[length];
        int shape = random.Next(4);
        for (int i = 0; i < length; i++)
        {
            bytes[i] = shape switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(random.Next(10) == 0 ? random.Next(4) : 0),
                2 => i > 50 && random.Next(20) != 0 ? bytes[i - 50] : (byte)random.Next(256),
                _ => (byte)('a' + random.Next(3)),
            };
        }
        return bytes;
    }
}
