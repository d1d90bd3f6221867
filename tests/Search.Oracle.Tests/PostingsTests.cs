using System.Globalization;
using Search.Codecs;
using Search.Store;
using Search.Testing;
using Path = System.IO.Path;

namespace Search.Oracle.Tests;

/// <summary>Postings that Apache Lucene wrote read the same here as there, and what we write of them Apache Lucene reads the same.</summary>
public sealed class PostingsTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(60, "")]
    [InlineData(2000, "deletes")]
    [InlineData(15000, "")]
    public void ReadsAndWritesWhatLuceneReads(int docs, string options)
    {
        string seed = TestSeed.CreateRandom().Next().ToString(CultureInfo.InvariantCulture);
        using var theirs = new TempFolder();
        JavaOracle.Ask("PostingsWrite", theirs.Path, docs.ToString(CultureInfo.InvariantCulture), seed, options);
        IReadOnlyList<string> expected = JavaOracle.Ask("PostingsDump", theirs.Path);
        using Directory source = FSDirectory.Open(theirs.Path);
        AssertSame(expected, PostingsDump.Of(source));

        using var ours = new TempFolder();
        using Directory target = FSDirectory.Open(ours.Path);
        Rewrite(source, target);
        Assert.Equal(["clean"], JavaOracle.Ask("Check", ours.Path));
        AssertSame(expected, JavaOracle.Ask("PostingsDump", ours.Path));
        AssertSame(expected, PostingsDump.Of(target));
        // The lists themselves have one form only: they are the same to the byte.
        foreach (string name in source.ListAll().Where(n => Path.GetExtension(n) is ".doc" or ".pos" or ".pay"))
        {
            Assert.True(Content(source, name).SequenceEqual(Content(target, name)), $"{name}\n{TestSeed.Describe()}");
        }
    }

    private static void AssertSame(IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        IEnumerable<string> difference =
            expected.Except(found).Select(l => "- " + l).Concat(found.Except(expected).Select(l => "+ " + l)).Take(20);
        Assert.True(expected.SequenceEqual(found), $"{string.Join('\n', difference)}\n{TestSeed.Describe()}");
    }

    private static byte[] Content(Directory directory, string name)
    {
        using IndexInput input = directory.OpenInput(name);
        return input.Span(0, (int)input.Length).ToArray();
    }

    // The same segment with its postings written by us: everything else is copied.
    private static void Rewrite(Directory source, Directory target)
    {
        foreach (string name in source.ListAll().Where(n => !n.Contains("_Lucene84_", StringComparison.Ordinal) && n != "write.lock"))
        {
            using IndexOutput output = target.CreateOutput(name);
            output.WriteBytes(Content(source, name));
        }
        SegmentCommitInfo segment = Assert.Single(SegmentInfos.ReadLatest(source));
        FieldInfos infos = Lucene87Codec.Instance.ReadFieldInfos(source, segment.Info, "");
        using NormsProducer norms = Lucene87Codec.Instance.OpenNorms(new SegmentState(source, segment.Info, infos));
        using FieldsProducer fields = Lucene87Codec.Instance.OpenFields(new SegmentState(source, segment.Info, infos));
        using FieldsConsumer consumer =
            Lucene87Codec.Instance.CreateFields(new SegmentState(target, segment.Info, infos));
        foreach (FieldInfo info in infos.OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            if (fields.Terms(info.Name) is { } terms)
            {
                consumer.StartField(info, info.HasNorms ? norms.GetNorms(info) : null);
                Copy(info, terms, consumer);
                consumer.FinishField();
            }
        }
        consumer.Finish();
    }

    private static void Copy(FieldInfo info, Terms terms, FieldsConsumer consumer)
    {
        TermsEnum each = terms.Iterator();
        PostingsEnum? postings = null;
        while (each.MoveNext())
        {
            consumer.StartTerm(each.Term);
            postings = each.Postings(postings, PostingsFlags.All);
            while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                int freq = postings.Freq;
                int[] positions = new int[info.HasPositions ? freq : 0];
                int[] starts = new int[info.HasOffsets ? freq : 0];
                int[] ends = new int[starts.Length];
                int[] lengths = new int[positions.Length];
                var payloads = new List<byte>();
                for (int i = 0; i < positions.Length; i++)
                {
                    positions[i] = postings.NextPosition();
                    lengths[i] = postings.Payload.Length;
                    payloads.AddRange(postings.Payload);
                    if (info.HasOffsets)
                    {
                        starts[i] = postings.StartOffset;
                        ends[i] = postings.EndOffset;
                    }
                }
                consumer.AddDoc(postings.DocId, freq, positions, starts, ends, lengths, payloads.ToArray());
            }
            consumer.FinishTerm();
        }
    }
}
