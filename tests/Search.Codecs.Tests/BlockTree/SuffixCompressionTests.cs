using Search.Codecs.BlockTree;
using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Suffixes as Apache Lucene may compress them: expanded by us, compressed here.</summary>
public sealed class SuffixCompressionTests
{
    [Fact]
    public void LowercaseAsciiExpands() => TestSeed.Run(
        random =>
        {
            byte[] expected = new byte[random.Next(8, 300)];
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = (byte)(random.Next(40) == 0 ? random.Next(256)
                    : random.Next(2) == 0 ? random.Next(0x1F, 0x40)
                    : random.Next(0x5F, 0x7F));
            }
            byte[] packed = Compress(expected);
            var cursor = new ByteCursor(packed, "test");
            byte[] found = [];
            SuffixCompression.ReadLowercaseAscii(ref cursor, expected.Length, ref found);
            Assert.Equal(expected, found[..expected.Length]);
            Assert.Equal(packed.Length, cursor.Position);
        },
        200);

    [Theory]
    [InlineData(new byte[] { 0x50, 1, 2, 3, 4, 5 }, new byte[] { 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 0x14, 7, 1, 0, 0x10, 9 }, new byte[] { 7, 7, 7, 7, 7, 7, 7, 7, 7, 9 })]
    [InlineData(new byte[] { 0x21, 1, 2, 2, 0, 0x10, 9 }, new byte[] { 1, 2, 1, 2, 1, 2, 1, 9 })]
    public void Lz4Expands(byte[] packed, byte[] expected)
    {
        var cursor = new ByteCursor(packed, "test");
        byte[] found = [];
        SuffixCompression.ReadLz4(ref cursor, expected.Length, ref found);
        Assert.Equal(expected, found[..expected.Length]);
    }

    [Fact]
    public void DamageIsRefusedOrHarmless() => TestSeed.Run(
        random =>
        {
            byte[] bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            int length = random.Next(2) == 0 ? random.Next(200) : random.Next();
            byte[] found = [];
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (bool lz4 in (bool[])[true, false])
            {
                var cursor = new ByteCursor(bytes, "test");
                try
                {
                    if (lz4)
                    {
                        SuffixCompression.ReadLz4(ref cursor, length, ref found);
                    }
                    else
                    {
                        SuffixCompression.ReadLowercaseAscii(ref cursor, length, ref found);
                    }
                }
                catch (CorruptIndexException e)
                {
                    Assert.Equal("test", e.File);
                }
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        },
        1000);

    private static byte[] Compress(byte[] bytes)
    {
        int saved = bytes.Length / 4;
        int kept = bytes.Length - saved;
        byte[] codes = new byte[bytes.Length];
        var exceptions = new List<byte>();
        int count = 0;
        int last = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            bool regular = ((b + 1) & ~0x1F) is 0x20 or 0x60;
            codes[i] = (byte)(((b + 1) & 0x1F) | (((b + 1) & 0x40) >> 1));
            if (!regular || i - last == 255)
            {
                exceptions.AddRange([(byte)(i - last), b]);
                count++;
                last = i;
            }
        }
        for (int i = 0; i < saved; i++)
        {
            codes[i] |= (byte)((codes[kept + i] & 0x30) << 2);
            codes[saved + i] |= (byte)((codes[kept + i] & 0x0C) << 4);
            codes[(2 * saved) + i] |= (byte)((codes[kept + i] & 3) << 6);
        }
        byte[] countBytes = count < 128 ? [(byte)count] : [(byte)(count & 127 | 128), (byte)(count >> 7)];
        return [.. codes[..kept], .. countBytes, .. exceptions];
    }
}
