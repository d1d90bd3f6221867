using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using Search.Codecs;
using Search.Store;

namespace Search.Oracle.Tests;

/// <summary>What our reader sees in the postings of an index, in the lines of <c>Java/PostingsDump.java</c>.</summary>
internal static class PostingsDump
{
    public static List<string> Of(Directory directory)
    {
        var lines = new List<string>();
        foreach (SegmentCommitInfo segment in SegmentInfos.ReadLatest(directory))
        {
            using Directory? compound = segment.Info.UseCompoundFile
                ? Lucene87Codec.Instance.OpenCompound(directory, segment.Info)
                : null;
            Directory files = compound ?? directory;
            FieldInfos infos = Lucene87Codec.Instance.ReadFieldInfos(files, segment.Info, "");
            using FieldsProducer fields =
                Lucene87Codec.Instance.OpenFields(new SegmentState(files, segment.Info, infos));
            fields.CheckIntegrity();
            foreach (FieldInfo info in infos)
            {
                if (fields.Terms(info.Name) is { } terms)
                {
                    Field(info, terms, segment.Info.MaxDoc, lines);
                }
            }
        }
        return lines;
    }

    private static void Field(FieldInfo info, Terms terms, int maxDoc, List<string> lines)
    {
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"field\t{info.Name}\t{terms.Count}\t{terms.DocCount}\t{terms.SumDocFreq}\t{terms.SumTotalTermFreq}\t{Hex(terms.Min)}\t{Hex(terms.Max)}"));
        TermsEnum each = terms.Iterator();
        PostingsEnum? postings = null;
        while (each.MoveNext())
        {
            var sum = new Sum();
            postings = each.Postings(postings, PostingsFlags.All);
            while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                Document(info, postings, sum);
            }
            if (each.DocFreq > 128)
            {
                Impacts(each.Postings(postings, PostingsFlags.All), maxDoc, sum);
            }
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{Hex(each.Term)}\t{each.DocFreq}\t{each.TotalTermFreq}\t{sum.Value}"));
        }
    }

    private static void Document(FieldInfo info, PostingsEnum postings, Sum sum)
    {
        int freq = postings.Freq;
        sum.Add(postings.DocId);
        sum.Add(freq);
        for (int i = 0; info.HasPositions && i < freq; i++)
        {
            sum.Add(postings.NextPosition());
            sum.Add(postings.StartOffset);
            sum.Add(postings.EndOffset);
            sum.Add(postings.Payload.Length);
            sum.Add(postings.Payload);
        }
    }

    private static void Impacts(PostingsEnum postings, int maxDoc, Sum sum)
    {
        for (int target = 1; target < maxDoc; target += 1 + (maxDoc / 40))
        {
            postings.AdvanceShallow(target);
            for (int level = 0; level < postings.ImpactLevels; level++)
            {
                int upTo = postings.GetDocIdUpTo(level);
                if (upTo == DocIdSetIterator.NoMoreDocs)
                {
                    continue;
                }
                sum.Add(upTo);
                foreach (Impact impact in postings.GetImpacts(level))
                {
                    sum.Add(impact.Freq);
                    sum.Add((int)impact.Norm);
                }
            }
        }
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private sealed class Sum
    {
        private readonly Crc32 _crc = new();

        public uint Value => _crc.GetCurrentHashAsUInt32();

        public void Add(int value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            _crc.Append(bytes);
        }

        public void Add(ReadOnlySpan<byte> bytes) => _crc.Append(bytes);
    }
}
