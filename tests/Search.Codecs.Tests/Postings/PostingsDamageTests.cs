using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Postings;

/// <summary>
/// Damaged files are refused with <see cref="CorruptIndexException"/>, or read as something else that is well formed; nothing else may
/// happen: no other exception, no endless loop, no allocation beyond what the files could hold. Checksums are left unchecked
/// on purpose, as they are in a running index.
/// </summary>
public sealed class PostingsDamageTests
{
    [Fact]
    public void ChangedBytesAreRefusedOrHarmless() => Damage(
        (random, bytes) =>
        {
            for (int i = random.Next(3); i >= 0; i--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) switch
                {
                    0 => 0xFF,
                    1 => 0,
                    _ => (byte)random.Next(256),
                };
            }
            return bytes;
        });

    [Fact]
    public void CutFilesAreRefused() => Damage((random, bytes) => bytes[..random.Next(bytes.Length)]);

    [Fact]
    public void ChecksumsSeeEveryChangedByte() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            ModelSegment segment = Written(random, directory);
            string[] names = directory.ListAll();
            string name = names[random.Next(names.Length)];
            Replace(directory, name, bytes =>
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            });
            Assert.Throws<CorruptIndexException>(() =>
            {
                using FieldsProducer fields = Lucene84PostingsFormat.OpenFields(segment.State);
                fields.CheckIntegrity();
            });
        },
        100);

    private static void Damage(Func<Random, byte[], byte[]> damage) => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            ModelSegment segment = Written(random, directory);
            var files = directory.ListAll().ToDictionary(n => n, n => Content(directory, n));
            for (int i = 0; i < 60; i++)
            {
                string name = files.Keys.ElementAt(random.Next(files.Count));
                Replace(directory, name, bytes => damage(random, bytes));
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    ReadAll(random, segment);
                }
                catch (CorruptIndexException e)
                {
                    Assert.NotEmpty(e.File);
                }
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
                Replace(directory, name, _ => files[name]);
            }
        },
        20);

    private static ModelSegment Written(Random random, ByteBuffersDirectory directory)
    {
        var segment = new ModelSegment(random, directory, random.Next(2) == 0 ? 50 : 1500);
        segment.Write();
        return segment;
    }

    private static byte[] Content(ByteBuffersDirectory directory, string name)
    {
        using IndexInput input = directory.OpenInput(name);
        byte[] bytes = new byte[input.Length];
        input.ReadBytes(bytes);
        return bytes;
    }

    private static void Replace(ByteBuffersDirectory directory, string name, Func<byte[], byte[]> change)
    {
        byte[] bytes = change(Content(directory, name));
        directory.DeleteFile(name);
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(bytes);
    }

    private static void ReadAll(Random random, ModelSegment segment)
    {
        using FieldsProducer fields = Lucene84PostingsFormat.OpenFields(segment.State);
        foreach (ModelField field in segment.Fields)
        {
            if (fields.Terms(field.Info.Name) is not { } terms)
            {
                continue;
            }
            TermsEnum each = terms.Iterator();
            PostingsEnum? postings = null;
            int maxDoc = segment.State.SegmentInfo.MaxDoc;
            for (long count = 0; each.MoveNext(); count++)
            {
                Assert.True(count < terms.Count);
                postings = each.Postings(postings, random.Next(3) == 0 ? PostingsFlags.Freqs : PostingsFlags.All);
                Read(random, postings, maxDoc);
                ReadRuns(random, each.Postings(null, PostingsFlags.Freqs));
            }
            foreach (byte[] term in field.Terms.Keys)
            {
                if (each.SeekExact(term))
                {
                    postings = each.Postings(postings, PostingsFlags.All);
                    postings.Advance(random.Next(maxDoc));
                }
                each.SeekCeil(term);
            }
        }
    }

    private static void Read(Random random, PostingsEnum postings, int maxDoc)
    {
        int docs = 0;
        int reach = random.Next(2) == 0 ? 1 : 300;
        for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs;)
        {
            Assert.InRange(doc, 0, maxDoc - 1);
            Assert.True(++docs <= postings.Cost);
            int freq = postings.Freq;
            for (int i = 0; i < Math.Min(freq, 1000) && postings.NextPosition() >= 0; i++)
            {
                Assert.InRange(postings.Payload.Length, 0, 1 << 20);
            }
            postings.AdvanceShallow(doc);
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                Assert.True(postings.GetDocIdUpTo(level) >= 0 && postings.GetImpacts(level).Length > 0);
            }
            doc = reach == 1 ? postings.NextDoc() : postings.Advance(doc + random.Next(1, reach));
        }
    }

    private static void ReadRuns(Random random, PostingsEnum postings)
    {
        if (postings.OpenPositionRuns() is not { } runs)
        {
            return;
        }
        int[] positions = [];
        int target = 0;
        while (postings.AdvanceBlock(target) is var count && count > 0)
        {
            int i = random.Next(count);
            PositionPlace start = postings.BlockPositions;
            int freq = postings.BlockFreqs[i];
            runs.Read(
                [start with { Offset = start.Offset + postings.BlockPositionOffsets[i] }], [freq], ref positions);
            Assert.All(positions[..freq], p => Assert.True(p >= 0));
            target = postings.BlockDocs[count - 1] + 1 + random.Next(300);
        }
    }
}
