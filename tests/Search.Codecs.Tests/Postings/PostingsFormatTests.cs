using Search.Store;
using Search.Testing;

namespace Search.Codecs.Tests.Postings;

/// <summary>Random segments come back as they were written, over all index options, by every way of reading.</summary>
public sealed class PostingsFormatTests
{
    [Fact]
    public void SmallSegmentsRoundTrip() => TestSeed.Run(random => RoundTrip(random, random.Next(1, 300)), 60);

    [Fact]
    public void LargeSegmentsRoundTrip() => TestSeed.Run(random => RoundTrip(random, random.Next(1000, 12000)), 6);

    [Fact]
    public void ASegmentWithoutIndexedFieldsHasNoFiles()
    {
        using var directory = new ByteBuffersDirectory();
        var state = new SegmentState(
            directory,
            new SegmentInfo { Name = "_0", Id = new byte[SegmentInfo.IdLength], MaxDoc = 1 },
            new FieldInfos([new FieldInfo("stored", 0)]));
        using (FieldsConsumer consumer = Lucene84PostingsFormat.CreateFields(state))
        {
            consumer.Finish();
        }
        Assert.Empty(directory.ListAll());
        using FieldsProducer fields = Lucene84PostingsFormat.OpenFields(state);
        Assert.Null(fields.Terms("stored"));
    }

    [Fact]
    public void EnumeratorsAllocateNothingPerTerm() => TestSeed.Run(random =>
    {
        using var directory = new ByteBuffersDirectory();
        var segment = new ModelSegment(random, directory, 5000);
        segment.Write();
        using FieldsProducer fields = Lucene84PostingsFormat.OpenFields(segment.State);
        ModelField field = segment.Fields[0];
        byte[][] terms = [.. field.Terms.Keys];
        TermsEnum termsEnum = fields.Terms(field.Info.Name)!.Iterator();
        PostingsEnum? postings = null;
        long sum = 0;
        void ReadAll()
        {
            foreach (byte[] term in terms)
            {
                Assert.True(termsEnum.SeekExact(term));
                postings = termsEnum.Postings(postings, PostingsFlags.All);
                postings.AdvanceShallow(0);
                while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
                {
                    postings.NextPosition();
                    sum += postings.Freq;
                }
            }
        }
        ReadAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000);
        Assert.NotEqual(0, sum);
    });

    [Fact]
    public void WrongUseIsRefused()
    {
        using var directory = new ByteBuffersDirectory();
        var field = new FieldInfo("f", 0) { IndexOptions = IndexOptions.DocsAndFreqsAndPositions };
        var state = new SegmentState(
            directory,
            new SegmentInfo { Name = "_0", Id = new byte[SegmentInfo.IdLength], MaxDoc = 10 },
            new FieldInfos([field]));
        using FieldsConsumer consumer = Lucene84PostingsFormat.CreateFields(state);
        Assert.Throws<InvalidOperationException>(() => consumer.StartTerm([1]));
        consumer.StartField(field, null);
        consumer.StartTerm([5]);
        consumer.AddDoc(3, 1, [7], [], [], [], []);
        Assert.Throws<ArgumentException>(() => consumer.AddDoc(3, 1, [7], [], [], [], []));
        Assert.Throws<ArgumentException>(() => consumer.AddDoc(10, 1, [7], [], [], [], []));
        Assert.Throws<ArgumentException>(() => consumer.AddDoc(4, 2, [7, 6], [], [], [], []));
        Assert.Throws<ArgumentException>(() => consumer.AddDoc(5, 2, [7], [], [], [], []));
        Assert.Throws<ArgumentException>(() => consumer.AddDocs(new PostingsRun { Docs = [6, 6], Freqs = [1, 1] }));
        Assert.Throws<ArgumentException>(() => consumer.AddDocs(new PostingsRun { Docs = [10], Freqs = [1] }));
        Assert.Throws<ArgumentException>(
            () => consumer.AddDocs(new PostingsRun { Docs = [8], Freqs = [2], PositionDeltas = [7, -1] }));
        consumer.FinishTerm();
        Assert.Throws<ArgumentOutOfRangeException>(() => consumer.StartTerm(new byte[32767]));
        consumer.StartTerm([4]);
        consumer.AddDoc(3, 1, [7], [], [], [], []);
        Assert.Throws<ArgumentException>(consumer.FinishTerm);
    }

    private static void RoundTrip(Random random, int maxDoc)
    {
        using var directory = new ByteBuffersDirectory();
        var segment = new ModelSegment(random, directory, maxDoc);
        segment.Write();
        using FieldsProducer fields = Lucene84PostingsFormat.OpenFields(segment.State);
        fields.CheckIntegrity();
        Assert.Null(fields.Terms("absent"));
        foreach (ModelField field in segment.Fields)
        {
            Assert.Equal("Lucene84", field.Info.Attributes["PerFieldPostingsFormat.format"]);
            Assert.Equal("0", field.Info.Attributes["PerFieldPostingsFormat.suffix"]);
            new PostingsVerifier(random, field, fields).Everything();
        }
    }
}
