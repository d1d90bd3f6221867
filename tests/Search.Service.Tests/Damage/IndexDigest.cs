using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Service.Tests.Damage;

/// <summary>
/// Reads everything that an index holds, every structure by every way there is to it, into one number: two indexes that
/// read the same have the same.
/// </summary>
internal sealed class IndexDigest
{
    private const int MaxPositions = 100_000;
    private readonly List<byte[]> _sought;
    private ulong _hash = 14695981039346656037;

    private IndexDigest(IEnumerable<string> sought) => _sought = [.. sought.Select(Encoding.UTF8.GetBytes)];

    public static ulong Of(DirectoryReader reader, IEnumerable<string> sought)
    {
        var digest = new IndexDigest(sought);
        digest.Add(reader.MaxDoc);
        digest.Add(reader.NumDocs);
        foreach ((string key, string value) in reader.CommitUserData)
        {
            digest.Add(Encoding.UTF8.GetBytes(key));
            digest.Add(Encoding.UTF8.GetBytes(value));
        }
        foreach (LeafReaderContext leaf in reader.Leaves)
        {
            digest.Leaf(leaf.Reader);
        }
        return digest._hash;
    }

    private void Leaf(LeafReader reader)
    {
        for (int doc = 0; doc < reader.MaxDoc; doc++)
        {
            Add(reader.LiveDocs is null || reader.LiveDocs[doc] ? 1 : 0);
            reader.VisitDocument(doc, new Stored(this));
        }
        foreach (FieldInfo field in reader.FieldInfos)
        {
            Add(Encoding.UTF8.GetBytes(field.Name));
            Add(((int)field.IndexOptions << 8) + (int)field.DocValuesType);
            if (reader.Terms(field.Name) is { } terms)
            {
                Terms(reader, field, terms);
            }
            if (reader.GetNorms(field.Name) is { } norms)
            {
                Norms(norms, reader.MaxDoc);
            }
            Columns(reader, field.Name);
        }
    }

    private void Terms(LeafReader reader, FieldInfo field, Terms terms)
    {
        Add(terms.Count);
        Add(terms.SumDocFreq);
        Add(terms.SumTotalTermFreq);
        Add(terms.DocCount);
        Add(terms.Min);
        Add(terms.Max);
        TermsEnum each = terms.Iterator();
        PostingsEnum? postings = null;
        while (each.MoveNext())
        {
            Add(each.Term);
            Add(each.DocFreq);
            Add(each.TotalTermFreq);
            postings = each.Postings(postings, PostingsFlags.All);
            for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = postings.NextDoc())
            {
                Document(field, postings, doc);
            }
            postings = each.Postings(postings, PostingsFlags.Freqs);
            for (int at = postings.Advance(1); at != DocIdSetIterator.NoMoreDocs; at = postings.Advance(at + 40))
            {
                Add(at);
            }
            Blocks(each.Postings(null, PostingsFlags.Freqs), reader.MaxDoc);
        }
        foreach (byte[] term in _sought)
        {
            Add(each.SeekExact(term) ? each.DocFreq : 0);
            Add((int)each.SeekCeil(term));
        }
    }

    private void Document(FieldInfo field, PostingsEnum postings, int doc)
    {
        int freq = postings.Freq;
        Add(doc);
        Add(freq);
        for (int i = 0; field.HasPositions && i < Math.Min(freq, MaxPositions); i++)
        {
            Add(postings.NextPosition());
            Add(postings.StartOffset);
            Add(postings.EndOffset);
            Add(postings.Payload);
        }
        postings.AdvanceShallow(doc);
        for (int level = 0; level < postings.ImpactLevels; level++)
        {
            Add(postings.GetDocIdUpTo(level));
            foreach (Impact impact in postings.GetImpacts(level))
            {
                Add(impact.Freq);
                Add(impact.Norm);
            }
        }
    }

    private void Blocks(PostingsEnum postings, int maxDoc)
    {
        PositionRuns? runs = postings.OpenPositionRuns();
        int[] positions = [];
        int target = 0;
        while (target < maxDoc && postings.AdvanceBlock(target) is var count and > 0)
        {
            for (int i = 0; i < count; i++)
            {
                Add(postings.BlockDocs[i]);
                Add(postings.BlockFreqs[i]);
            }
            int freq = postings.BlockFreqs[count - 1];
            if (runs is not null && freq < MaxPositions)
            {
                PositionPlace start = postings.BlockPositions;
                long offset = start.Offset + postings.BlockPositionOffsets[count - 1];
                runs.Read([start with { Offset = offset }], [freq], ref positions);
                foreach (int position in positions.AsSpan(0, freq))
                {
                    Add(position);
                }
            }
            target = postings.BlockDocs[count - 1] + 1;
        }
    }

    private void Norms(NormValues norms, int maxDoc)
    {
        Add(norms.DocsWithNorm);
        for (int doc = 0; doc < maxDoc; doc++)
        {
            Add(norms.TryGet(doc, out long norm) ? norm : -1);
        }
    }

    private void Columns(LeafReader reader, string field)
    {
        int maxDoc = reader.MaxDoc;
        Walk(() => reader.GetNumericDocValues(field), v => Add(v.LongValue), (v, d) => v.AdvanceExact(d), maxDoc);
        Walk(() => reader.GetBinaryDocValues(field), v => Add(v.BinaryValue), (v, d) => v.AdvanceExact(d), maxDoc);
        Walk(
            () => reader.GetSortedNumericDocValues(field),
            v =>
            {
                for (int left = v.DocValueCount; left > 0; left--)
                {
                    Add(v.NextValue());
                }
            },
            (v, d) => v.AdvanceExact(d),
            maxDoc);
        Walk(
            () => reader.GetSortedDocValues(field),
            v => Add(v.LookupOrd(v.OrdValue)),
            (v, d) => v.AdvanceExact(d),
            maxDoc);
        Walk(() => reader.GetSortedSetDocValues(field), Set, (v, d) => v.AdvanceExact(d), maxDoc);
        foreach (byte[] term in _sought)
        {
            Add(reader.GetSortedDocValues(field)?.LookupTerm(term) ?? 0);
            Add(reader.GetSortedSetDocValues(field)?.LookupTerm(term) ?? 0);
        }
    }

    private void Set(SortedSetDocValues values)
    {
        for (long ord = values.NextOrd(); ord != SortedSetDocValues.NoMoreOrds; ord = values.NextOrd())
        {
            Add(ord);
            Add(values.LookupOrd(ord));
        }
    }

    // From front to back, and at chosen places.
    private void Walk<T>(Func<T?> open, Action<T> read, Func<T, int, bool> isAt, int maxDoc)
        where T : DocIdSetIterator
    {
        if (open() is not { } values)
        {
            return;
        }
        while (values.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            Add(values.DocId);
            read(values);
        }
        if (open() is { } again)
        {
            for (int doc = 0; doc < maxDoc; doc += 5)
            {
                if (isAt(again, doc))
                {
                    read(again);
                }
            }
        }
    }

    private void Add(long value) => _hash = (_hash ^ (ulong)value) * 1099511628211;

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        foreach (byte b in bytes)
        {
            Add(b);
        }
    }

    private sealed class Stored(IndexDigest digest) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo field)
        {
            digest.Add(field.Number);
            return Status.Yes;
        }

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => digest.Add(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => digest.Add(value);

        public override void Int32Field(FieldInfo field, int value) => digest.Add(value);

        public override void Int64Field(FieldInfo field, long value) => digest.Add(value);

        public override void SingleField(FieldInfo field, float value) =>
            digest.Add(BitConverter.SingleToInt32Bits(value));

        public override void DoubleField(FieldInfo field, double value) =>
            digest.Add(BitConverter.DoubleToInt64Bits(value));
    }
}
