using System.Buffers.Binary;
using Search.Codecs.Packed;
using Search.Testing;

namespace Search.Codecs.Tests.Packed;

/// <summary>Packed blocks: the vector code, its scalar twin and the words of the format page say the same.</summary>
public sealed class ForBlockTests
{
    [Fact]
    public void EveryWidthRoundTrips() => TestSeed.Run(
        random =>
        {
            for (int bits = 1; bits <= 32; bits++)
            {
                int[] values = Values(random, bits);
                byte[] packed = new byte[ForBlock.ByteLength(bits)];
                ForBlockEncoder.Encode(values, bits, packed);
                int[] scalar = ForBlock.NewBuffer();
                ForBlockScalar.Decode(packed, bits, scalar);
                Assert.Equal(values, scalar[..ForBlock.Size]);
                Assert.Equal(values, Reference(packed, bits));
                int[] exact = ForBlock.NewBuffer();
                ForBlock.Decode(packed, bits, exact);
                Assert.Equal(values, exact[..ForBlock.Size]);
            }
        },
        50);

    [Fact]
    public void VectorAgreesWithScalar() => TestSeed.Run(
        random =>
        {
            Assert.SkipUnless(ForBlockVector.IsSupported, "no 256-bit vectors on this machine");
            for (int bits = 1; bits <= 32; bits++)
            {
                // Random bytes: also what no writer produces must decode the same, whatever follows.
                byte[] packed = new byte[ForBlock.MaxReadBytes + random.Next(100)];
                random.NextBytes(packed);
                int[] scalar = ForBlock.NewBuffer();
                int[] vector = ForBlock.NewBuffer();
                ForBlockScalar.Decode(packed, bits, scalar);
                ForBlockVector.Decode(packed, bits, vector);
                Assert.Equal(scalar[..ForBlock.Size], vector[..ForBlock.Size]);
            }
        },
        100);

    private static int[] Values(Random random, int bits)
    {
        int[] values = new int[ForBlock.Size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)(uint)random.NextInt64(1L << bits);
        }
        return values;
    }

    // The layout said in one formula: which bits of which word hold value i.
    private static int[] Reference(byte[] packed, int bits)
    {
        int lane = bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
        int perLane = ForBlock.Size * lane / 64;
        int words = 2 * bits;
        int[] values = new int[ForBlock.Size];
        for (int i = 0; i < values.Length; i++)
        {
            int laneLow = 64 - (lane * ((i / perLane) + 1));
            int index = i % perLane;
            if (index / words < lane / bits)
            {
                int shift = laneLow + lane - (bits * ((index / words) + 1));
                ulong word = BinaryPrimitives.ReadUInt64LittleEndian(packed.AsSpan(8 * (index % words)));
                values[i] = (int)(word >> shift & (1UL << bits) - 1);
                continue;
            }
            int rest = lane % bits;
            long value = 0;
            int first = (index - (lane / bits * words)) * bits;
            for (int b = first; b < first + bits; b++)
            {
                ulong word = BinaryPrimitives.ReadUInt64LittleEndian(packed.AsSpan(8 * (b / rest)));
                value = value << 1 | (long)(word >> (laneLow + rest - 1 - (b % rest)) & 1);
            }
            values[i] = (int)value;
        }
        return values;
    }
}
