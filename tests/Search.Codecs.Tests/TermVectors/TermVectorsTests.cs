using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.TermVectors;

/// <summary>Vectors come back as they were written, are copied whole or one by one, and damaged files are refused.</summary>
public sealed class TermVectorsTests
{
    private delegate void WriteDocument(TermVectorsWriter writer, int doc);

    [Fact]
    public void VectorsRoundTrip() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = RandomVectors.Fields(random.Next(300), random.Next(1, 14));
            List<RandomVectors.Vector>[] documents = RandomVectors.Documents(random, fields, random.Next(1, 400));
            using TermVectorsReader reader = Write(
                directory, documents.Length, fields, (writer, doc) => RandomVectors.Write(writer, documents[doc]));
            reader.CheckIntegrity();
            for (int i = 0; i < documents.Length; i++)
            {
                RandomVectors.AssertSame(documents[i], reader.Get(i));
                int other = random.Next(documents.Length);
                RandomVectors.AssertSame(documents[other], reader.Get(other));
            }
        },
        iterations: 15 * Judges.Multiplier);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(7, 10)]
    [InlineData(0, 0)]
    public void CopiedVectorsAreEqualAlsoWhenFieldsChangeNumbers(int shift, int outOfTenDropped) => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = RandomVectors.Fields(3, 4);
            List<RandomVectors.Vector>[] documents = RandomVectors.Documents(random, fields, random.Next(1, 700));
            using TermVectorsReader reader = Write(
                directory, documents.Length, fields, (writer, doc) => RandomVectors.Write(writer, documents[doc]));
            int[] kept =
                [.. Enumerable.Range(0, documents.Length).Where(_ => random.Next(100) >= outOfTenDropped)];
            FieldInfo[] target = RandomVectors.Fields(3 + shift, 4);
            var infos = new FieldInfos(target);
            using TermVectorsReader copy = Write(
                directory, kept.Length, target, (writer, doc) => writer.CopyDocument(reader, kept[doc], infos), "_1");
            for (int i = 0; i < kept.Length; i++)
            {
                RandomVectors.AssertSame(documents[kept[i]], copy.Get(i));
            }
        },
        iterations: 5);

    [Fact]
    public void WholeChunksAreCopiedAsTheyAre()
    {
        Random random = TestSeed.CreateRandom();
        using var directory = new ByteBuffersDirectory();
        FieldInfo[] fields = RandomVectors.Fields(0, 2);
        // Short vectors only: a chunk holds half as many documents as it may, or more, and is copied whole. Fuller ones of few
        // documents may be read and written anew.
        List<RandomVectors.Vector>[] drawn = RandomVectors.Documents(random, fields, 1000);
        List<RandomVectors.Vector>[] documents =
            [.. drawn.Select(d => d.FindAll(v => v.Terms.Sum(t => t.Term.Length + t.At.Count) < 20))];
        using TermVectorsReader reader = Write(
            directory, documents.Length, fields, (writer, doc) => RandomVectors.Write(writer, documents[doc]));
        Assert.True(((Lucene50TermVectorsReader)reader).Chunks.FirstDoc(1) >= 64, TestSeed.Describe());
        var infos = new FieldInfos(fields);
        using TermVectorsReader copy = Write(
            directory, 2000, fields, (writer, doc) => writer.CopyDocument(reader, doc % 1000, infos), "_1");
        using IndexInput data = directory.OpenInput("_1.tvd");
        ReadOnlySpan<byte> chunk = ((Lucene50TermVectorsReader)reader).Chunks.Raw(0);
        ReadOnlySpan<byte> file = data.Span(0, (int)data.Length);
        int first = file.IndexOf(chunk[1..]);
        Assert.True(first > 0 && file[(first + 1)..].IndexOf(chunk[1..]) > 0, TestSeed.Describe());
        for (int doc = 0; doc < 2000; doc += 7)
        {
            RandomVectors.AssertSame(documents[doc % 1000], copy.Get(doc));
        }
    }

    [Fact]
    public void DamageIsRefusedOrHarmless() => TestSeed.Run(
        random =>
        {
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = RandomVectors.Fields(0, 9);
            List<RandomVectors.Vector>[] documents = RandomVectors.Documents(random, fields, random.Next(1, 200));
            Write(directory, documents.Length, fields, (writer, doc) => RandomVectors.Write(writer, documents[doc]))
                .Dispose();
            var state = new SegmentState(directory, Info(documents.Length, "_0"), new FieldInfos(fields));
            foreach (string name in directory.ListAll())
            {
                byte[] content = Content(directory, name);
                for (int i = 0; i < 60; i++)
                {
                    Replace(directory, name, DamagedBytes.Of(random, content));
                    ReadAll(state, documents.Length, 4 << 20);
                }
                Replace(directory, name, content);
            }
        },
        iterations: 4);

    private static void ReadAll(SegmentState state, int docs, long maxAllocated)
    {
        try
        {
            using TermVectorsReader reader = Lucene87Codec.Instance.OpenTermVectors(state);
            for (int doc = 0; doc < docs; doc++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                foreach (TermVector vector in reader.Get(doc))
                {
                    TermVectorEnum terms = vector.Iterator();
                    while (terms.MoveNext())
                    {
                        Assert.True(terms.Occurrences.Freq == terms.Freq);
                    }
                }
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, maxAllocated);
            }
        }
        catch (CorruptIndexException e)
        {
            Assert.NotEmpty(e.File);
        }
    }

    private static SegmentInfo Info(int docs, string name) =>
        new() { Name = name, Id = new byte[SegmentInfo.IdLength], MaxDoc = docs };

    private static TermVectorsReader Write(
        Directory directory, int docs, FieldInfo[] fields, WriteDocument write, string name = "_0")
    {
        SegmentInfo info = Info(docs, name);
        using (TermVectorsWriter writer = Lucene87Codec.Instance.CreateTermVectors(directory, info))
        {
            for (int doc = 0; doc < docs; doc++)
            {
                write(writer, doc);
            }
            writer.Finish(docs);
        }
        return Lucene87Codec.Instance.OpenTermVectors(new SegmentState(directory, info, new FieldInfos(fields)));
    }

    private static byte[] Content(ByteBuffersDirectory directory, string name)
    {
        using IndexInput input = directory.OpenInput(name);
        return input.Span(0, (int)input.Length).ToArray();
    }

    private static void Replace(ByteBuffersDirectory directory, string name, byte[] content)
    {
        directory.DeleteFile(name);
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(content);
    }
}
