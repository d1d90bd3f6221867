using Search.Store;
using Search.Testing;
using Search.Testing.Columns;

namespace Search.Codecs.Tests.Norms;

/// <summary>Norms come back as they were written, of every width and for every kind of document set.</summary>
public sealed class NormsTests
{
    [Fact]
    public void NormsRoundTrip() => TestSeed.Run(
        random =>
        {
            int maxDoc = random.Next(3) == 0 ? 140_000 : random.Next(1, 5000);
            using var directory = new ByteBuffersDirectory();
            FieldInfo[] fields = [.. Enumerable.Range(0, 12).Select(i => new FieldInfo($"n{i}", i)
            {
                IndexOptions = IndexOptions.DocsAndFreqs,
            })];
            var state = new SegmentState(directory, TestSegments.Create(maxDoc), new FieldInfos(fields));
            int[][] docs = [.. fields.Select(_ => RandomColumns.Docs(random, maxDoc))];
            long[][] norms = [.. docs.Select((d, i) => ColumnIndex.Norms(random, d.Length, i % 6))];
            using (NormsConsumer consumer = Lucene87Codec.Instance.CreateNorms(state))
            {
                for (int i = 0; i < fields.Length; i++)
                {
                    consumer.AddField(fields[i], docs[i], norms[i]);
                }
                consumer.Finish();
            }
            using NormsProducer producer = Lucene87Codec.Instance.OpenNorms(state);
            producer.CheckIntegrity();
            for (int i = 0; i < fields.Length; i++)
            {
                AssertSame(docs[i], norms[i], producer.GetNorms(fields[i]), maxDoc);
            }
        },
        iterations: 4);

    private static void AssertSame(int[] docs, long[] norms, NormValues found, int maxDoc)
    {
        Assert.Equal(docs.Length, found.DocsWithNorm);
        bool dense = docs.Length == maxDoc && norms.Distinct().Count() > 1 && norms.All(
            n => n is >= sbyte.MinValue and <= sbyte.MaxValue);
        Assert.Equal(dense ? maxDoc : 0, found.DenseBytes.Length);
        int place = 0;
        for (int doc = 0; doc < maxDoc; doc++)
        {
            bool expected = place < docs.Length && docs[place] == doc;
            Assert.Equal(expected, found.TryGet(doc, out long norm));
            if (expected)
            {
                Assert.Equal(norms[place], norm);
                Assert.True(!dense || (sbyte)found.DenseBytes[doc] == norm);
                place++;
            }
        }
    }
}
