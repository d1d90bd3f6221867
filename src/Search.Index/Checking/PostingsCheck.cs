using System.Threading;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Checks the terms, postings, impacts and norms of one field of a segment.</summary>
internal sealed class PostingsCheck(SegmentCheck check, FieldInfo field)
{
    private const int TermsBetweenSeeks = 31;
    private readonly ulong[] _seen = new ulong[(check.Reader.MaxDoc + 63) >> 6];
    private NormValues? _norms;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;

    /// <summary>Runs the check.</summary>
    public void Run(CancellationToken cancellation)
    {
        _norms = check.Reader.GetNorms(field.Name);
        if (field.HasNorms && _norms is null)
        {
            check.Report(field, "norms", "none");
        }
        Terms? terms = check.Reader.Terms(field.Name);
        if (terms is null)
        {
            CheckNorms();
            return;
        }
        if (field.IndexOptions == IndexOptions.None)
        {
            check.Report(field, "no terms in a field that is not indexed", "terms");
        }
        CheckTerms(terms, cancellation);
        CheckNorms();
    }

    private void CheckTerms(Terms terms, CancellationToken cancellation)
    {
        TermsEnum iterator = terms.Iterator();
        TermsEnum seeker = terms.Iterator();
        PostingsEnum? postings = null;
        byte[] last = [];
        long count = 0;
        while (iterator.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> term = iterator.Term;
            if (count > 0 && term.SequenceCompareTo(last) <= 0)
            {
                check.Report(field, $"a term after {Convert.ToHexString(last)}", Convert.ToHexString(term));
            }
            last = term.ToArray();
            if (count == 0 && !terms.Min.SequenceEqual(last))
            {
                check.Report(field, $"smallest term {Convert.ToHexString(last)}", Convert.ToHexString(terms.Min));
            }
            postings = CheckTerm(iterator, postings);
            if (count % TermsBetweenSeeks == 0 && !(seeker.SeekExact(last) && seeker.DocFreq == iterator.DocFreq))
            {
                check.Report(field, $"term {Convert.ToHexString(last)} to be found", "another or none");
            }
            count++;
        }
        if (count > 0 && !terms.Max.SequenceEqual(last))
        {
            check.Report(field, $"greatest term {Convert.ToHexString(last)}", Convert.ToHexString(terms.Max));
        }
        check.RequireEqual(field, "number of terms", count, terms.Count);
        check.RequireEqual(field, "sum of document frequencies", _sumDocFreq, terms.SumDocFreq);
        check.RequireEqual(field, "sum of term frequencies", _sumTotalTermFreq, terms.SumTotalTermFreq);
        check.RequireEqual(field, "documents with the field", CountSeen(), terms.DocCount);
        check.Terms += count;
    }

    private PostingsEnum CheckTerm(TermsEnum iterator, PostingsEnum? reuse)
    {
        PostingsEnum postings = iterator.Postings(reuse, PostingsFlags.All);
        int docs = 0;
        long occurrences = 0;
        int last = -1;
        int doc;
        while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
        {
            if (doc <= last || doc >= check.Reader.MaxDoc)
            {
                check.Report(field, $"a document after {last} and below {check.Reader.MaxDoc}", $"{doc}");
                return postings;
            }
            last = doc;
            docs++;
            int freq = field.HasFreqs ? postings.Freq : 1;
            if (freq < 1)
            {
                check.Report(field, "a frequency of at least 1", $"{freq}");
            }
            occurrences += freq;
            _seen[doc >> 6] |= 1UL << (doc & 63);
            if (field.HasPositions)
            {
                CheckPositions(postings, freq);
            }
            CheckImpact(postings, doc, freq);
        }
        check.RequireEqual(field, "documents of a term", docs, iterator.DocFreq);
        check.RequireEqual(field, "occurrences of a term", occurrences, iterator.TotalTermFreq);
        CheckAdvance(iterator, postings, last);
        check.Postings += docs;
        _sumDocFreq += docs;
        _sumTotalTermFreq += occurrences;
        return postings;
    }

    private void CheckPositions(PostingsEnum postings, int freq)
    {
        int lastPosition = -1;
        int lastStart = 0;
        for (int i = 0; i < freq; i++)
        {
            int position = postings.NextPosition();
            if (position < Math.Max(lastPosition, 0) || position > InvertedField.MaxPosition)
            {
                check.Report(field, $"a position at or after {lastPosition}", $"{position}");
            }
            lastPosition = position;
            if (field.HasOffsets)
            {
                if (postings.StartOffset < lastStart || postings.EndOffset < postings.StartOffset)
                {
                    check.Report(field, $"offsets from {lastStart}", $"{postings.StartOffset}..{postings.EndOffset}");
                }
                lastStart = postings.StartOffset;
            }
            if (!field.HasPayloads && postings.Payload.Length > 0)
            {
                check.Report(field, "no payload", $"{postings.Payload.Length} bytes");
            }
        }
        check.Positions += freq;
    }

    // Skipping is only right when no document is better than its block's pairs say.
    private void CheckImpact(PostingsEnum postings, int doc, int freq)
    {
        long norm = 1;
        if (_norms is not null && !_norms.TryGet(doc, out norm))
        {
            check.Report(field, $"a norm of document {doc}, which has terms", "none");
        }
        postings.AdvanceShallow(doc);
        foreach (Impact impact in postings.GetImpacts(0))
        {
            if (impact.Freq >= freq && (ulong)impact.Norm <= (ulong)norm)
            {
                return;
            }
        }
        check.Report(field, $"impacts that cover frequency {freq} at norm {norm} of document {doc}", "lower ones");
    }

    private void CheckAdvance(TermsEnum iterator, PostingsEnum reuse, int lastDoc)
    {
        if (lastDoc < 0)
        {
            return;
        }
        PostingsEnum postings = iterator.Postings(reuse, PostingsFlags.Freqs);
        int middle = postings.Advance(lastDoc / 2);
        int found = middle == lastDoc ? middle : postings.Advance(lastDoc);
        if (middle < lastDoc / 2 || found != lastDoc)
        {
            check.Report(field, $"document {lastDoc} by skipping", $"{found}");
        }
    }

    private void CheckNorms()
    {
        if (_norms is null)
        {
            return;
        }
        int count = 0;
        for (int doc = 0; doc < check.Reader.MaxDoc; doc++)
        {
            bool hasNorm = _norms.TryGet(doc, out long norm);
            bool hasTerms = (_seen[doc >> 6] >> (doc & 63) & 1) != 0;
            count += hasNorm ? 1 : 0;
            if (hasTerms != (hasNorm && norm != 0))
            {
                check.Report(field, hasTerms ? $"a norm of document {doc}" : $"no norm of document {doc}", $"{norm}");
            }
        }
        check.RequireEqual(field, "documents with a norm", count, _norms.DocsWithNorm);
        if (_norms.DenseBytes.Length > 0)
        {
            check.RequireEqual(field, "norm bytes", check.Reader.MaxDoc, _norms.DenseBytes.Length);
        }
    }

    private long CountSeen()
    {
        long count = 0;
        foreach (ulong word in _seen)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }
        return count;
    }
}
