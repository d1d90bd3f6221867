using System.Buffers.Binary;
using Search.Store;
using Search.Testing;
using Search.Testing.Points;

namespace Search.Codecs.Tests.Points;

/// <summary>
/// Points files with a changed or cut part, each also with a checksum that fits, are refused with <see cref="CorruptIndexException"/>
/// or read to the end: documents stay within the segment and allocations within bounds.
/// </summary>
public sealed class PointsDamageTests
{
    private const long MaxAllocatedBytes = 64 << 20;

    [Fact]
    public void Damage_is_refused() => TestSeed.Run(
        random =>
        {
            int maxDoc = random.Next(1, 1500);
            RandomPoints values = RandomPoints.Create(random, random.Next(1, 9));
            using var directory = new ByteBuffersDirectory();
            SegmentState state = PointsTests.State(directory, maxDoc, [values.Shape]);
            PointsTests.Write(state, [values.Points(random, maxDoc)]);
            Dictionary<string, byte[]> files = directory.ListAll().ToDictionary(n => n, n => Load(directory, n));
            Assert.True(ReadAll(state, random));
            int refused = 0;
            foreach (string name in files.Keys)
            {
                for (int i = 0; i < 60; i++)
                {
                    byte[] damaged = Damage(random, files[name], isFixed: i % 4 != 0);
                    using var copy = new ByteBuffersDirectory();
                    foreach ((string file, byte[] content) in files)
                    {
                        using IndexOutput output = copy.CreateOutput(file);
                        output.WriteBytes(file == name ? damaged : content);
                    }
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    refused += ReadAll(state with { Directory = copy }, random) ? 0 : 1;
                    Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocatedBytes);
                }
            }
            Assert.InRange(refused, 1, int.MaxValue);
        },
        iterations: 8 * Judges.Multiplier);

    private static byte[] Load(ByteBuffersDirectory directory, string name)
    {
        using IndexInput input = directory.OpenInput(name);
        return input.Span(0, (int)input.Length).ToArray();
    }

    private static byte[] Damage(Random random, byte[] content, bool isFixed)
    {
        byte[] damaged = random.Next(8) == 0 ? content[..random.Next(content.Length)] : [.. content];
        if (damaged.Length == content.Length)
        {
            // Past the header, which has its own checks, most of the time.
            int from = random.Next(8) == 0 ? 0 : Math.Min(50, damaged.Length - 1);
            damaged[random.Next(from, damaged.Length)] ^= (byte)(1 + random.Next(255));
        }
        if (isFixed && damaged.Length >= CodecUtil.FooterLength)
        {
            uint crc = (uint)Checksums.Crc32(damaged.AsSpan(0, damaged.Length - 8));
            BinaryPrimitives.WriteInt64BigEndian(damaged.AsSpan(damaged.Length - 8), crc);
        }
        return damaged;
    }

    private static bool ReadAll(SegmentState state, Random random)
    {
        try
        {
            using PointsProducer producer = Lucene87Codec.Instance.OpenPoints(state);
            producer.CheckIntegrity();
            foreach (FieldInfo field in state.FieldInfos)
            {
                if (producer.GetValues(field) is PointValues values)
                {
                    Read(values, state.SegmentInfo.MaxDoc, random);
                }
            }
            return true;
        }
        catch (CorruptIndexException)
        {
            return false;
        }
    }

    private static void Read(PointValues values, int maxDoc, Random random)
    {
        values.Intersect(new Reader(maxDoc, random));
        values.EstimatePoints(new Reader(maxDoc, random));
        for (PointLeafCursor leaves = values.GetLeaves(); leaves.Next();)
        {
            Assert.True(leaves.Docs.IndexOfAnyExceptInRange(0, maxDoc - 1) < 0);
            Assert.Equal(leaves.Docs.Length * values.Shape.PackedLength, leaves.Values.Length);
        }
    }

    /// <summary>Calls cells what chance says, so that every way through the tree is taken.</summary>
    private sealed class Reader(int maxDoc, Random random) : PointVisitor
    {
        public override PointRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) =>
            random.Next(20) switch
            {
                0 => PointRelation.Inside,
                1 => PointRelation.Outside,
                _ => PointRelation.Crosses,
            };

        public override void VisitInside(ReadOnlySpan<int> docs) =>
            Assert.True(docs.IndexOfAnyExceptInRange(0, maxDoc - 1) < 0);

        public override void VisitCrossing(ReadOnlySpan<int> docs, ReadOnlySpan<byte> values) => VisitInside(docs);
    }
}
