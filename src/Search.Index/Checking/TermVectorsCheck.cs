using System.Threading;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>Checks the term vectors of a segment: order, occurrences, and for some documents against the postings.</summary>
internal sealed class TermVectorsCheck(SegmentCheck check)
{
    private const int DocsBetweenLookups = 31;
    private readonly Dictionary<string, TermsEnum?> _terms = new(StringComparer.Ordinal);
    private PostingsEnum? _postings;

    /// <summary>Runs the check.</summary>
    public void Run(CancellationToken cancellation)
    {
        if (check.Reader.Core.TermVectors is null)
        {
            return;
        }
        for (int doc = 0; doc < check.Reader.MaxDoc; doc++)
        {
            cancellation.ThrowIfCancellationRequested();
            string? last = null;
            foreach (TermVector vector in check.Reader.GetTermVectors(doc))
            {
                FieldInfo field = vector.Field;
                if (!field.HasTermVectors || string.CompareOrdinal(field.Name, last) <= 0)
                {
                    check.Report(field, $"a field with term vectors after {last}, document {doc}", "another");
                }
                last = field.Name;
                CheckVector(doc, vector);
                check.TermVectors++;
            }
        }
    }

    private void CheckVector(int doc, TermVector vector)
    {
        TermVectorEnum terms = vector.Iterator();
        byte[] last = [];
        bool first = true;
        while (terms.MoveNext())
        {
            if (!first && terms.Term.SequenceCompareTo(last) <= 0)
            {
                check.Report(
                    vector.Field, $"a term after {Convert.ToHexString(last)}", Convert.ToHexString(terms.Term));
            }
            first = false;
            last = terms.Term.ToArray();
            CheckOccurrences(doc, vector, terms.Occurrences);
            if (doc % DocsBetweenLookups == 0)
            {
                CheckPosting(doc, vector.Field, terms);
            }
        }
        if (first)
        {
            check.Report(vector.Field, $"terms in the vector of document {doc}", "none");
        }
    }

    private void CheckOccurrences(int doc, TermVector vector, in TermVectorOccurrences occurrences)
    {
        int position = 0;
        foreach (int next in occurrences.Positions)
        {
            if (next < position)
            {
                check.Report(vector.Field, $"a position of at least {position} in document {doc}", $"{next}");
            }
            position = next;
        }
        int start = 0;
        for (int i = 0; i < occurrences.StartOffsets.Length; i++)
        {
            int nextStart = occurrences.StartOffsets[i];
            if (nextStart < start || occurrences.EndOffsets[i] < nextStart)
            {
                check.Report(
                    vector.Field,
                    $"offsets from {start} on in document {doc}",
                    $"{nextStart}..{occurrences.EndOffsets[i]}");
            }
            start = nextStart;
        }
    }

    private void CheckPosting(int doc, FieldInfo field, TermVectorEnum term)
    {
        if (!_terms.TryGetValue(field.Name, out TermsEnum? terms))
        {
            terms = check.Reader.Terms(field.Name)?.Iterator();
            _terms.Add(field.Name, terms);
        }
        if (terms is null || !terms.SeekExact(term.Term))
        {
            check.Report(field, $"the term {Convert.ToHexString(term.Term)} of document {doc}", "none");
            return;
        }
        _postings = terms.Postings(_postings, field.HasFreqs ? PostingsFlags.Freqs : PostingsFlags.None);
        if (_postings.Advance(doc) != doc || (field.HasFreqs && _postings.Freq != term.Freq))
        {
            check.Report(
                field, $"document {doc} with {term.Freq} of {Convert.ToHexString(term.Term)}", "another in the postings");
        }
    }
}
