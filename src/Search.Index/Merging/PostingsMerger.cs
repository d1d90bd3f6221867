using Search.Codecs;

namespace Search.Indexing;

/// <summary>Merges the postings of one field: terms of all sources in byte order, documents in source order.</summary>
internal sealed class PostingsMerger(FieldsConsumer consumer, Action checkAborted)
{
    private const int DocsBetweenChecks = 1 << 14;
    private int[] _positions = new int[16];
    private int[] _starts = new int[16];
    private int[] _ends = new int[16];
    private int[] _payloadLengths = new int[16];
    private byte[] _payloads = new byte[64];
    private int _docsUntilCheck = DocsBetweenChecks;

    /// <summary>Writes a field.</summary>
    public void Merge(FieldInfo field, NormValues? norms, IReadOnlyList<MergeSource> sources)
    {
        consumer.StartField(field, norms);
        var queue = new TermsQueue();
        for (int i = 0; i < sources.Count; i++)
        {
            if (sources[i].Reader.Terms(field.Name) is Terms terms)
            {
                queue.Add(i, sources[i], terms.Iterator());
            }
        }
        PostingsFlags flags = Flags(field);
        while (queue.MoveNext())
        {
            consumer.StartTerm(queue.Term);
            foreach (TermsQueue.Entry entry in queue.Matches)
            {
                entry.Postings = entry.Terms.Postings(entry.Postings, flags);
                MergeTerm(field, entry.Source, entry.Postings);
            }
            consumer.FinishTerm();
        }
        consumer.FinishField();
    }

    private static PostingsFlags Flags(FieldInfo field) => field.IndexOptions switch
    {
        IndexOptions.Docs => PostingsFlags.None,
        IndexOptions.DocsAndFreqs => PostingsFlags.Freqs,
        _ => PostingsFlags.Positions
            | (field.HasOffsets ? PostingsFlags.Offsets : PostingsFlags.None)
            | (field.HasPayloads ? PostingsFlags.Payloads : PostingsFlags.None),
    };

    private void MergeTerm(FieldInfo field, MergeSource source, PostingsEnum postings)
    {
        int doc;
        while ((doc = postings.NextDoc()) != DocIdSetIterator.NoMoreDocs)
        {
            if (--_docsUntilCheck == 0)
            {
                _docsUntilCheck = DocsBetweenChecks;
                checkAborted();
            }
            int mapped = source.Map(doc);
            if (mapped < 0)
            {
                continue;
            }
            int freq = field.HasFreqs ? postings.Freq : 1;
            if (field.HasPositions)
            {
                AddDoc(field, postings, mapped, freq);
            }
            else
            {
                consumer.AddDoc(mapped, freq, default, default, default, default, default);
            }
        }
    }

    private void AddDoc(FieldInfo field, PostingsEnum postings, int doc, int freq)
    {
        Grow(freq);
        int payloadBytes = 0;
        for (int i = 0; i < freq; i++)
        {
            _positions[i] = postings.NextPosition();
            if (field.HasOffsets)
            {
                _starts[i] = postings.StartOffset;
                _ends[i] = postings.EndOffset;
            }
            if (field.HasPayloads)
            {
                ReadOnlySpan<byte> payload = postings.Payload;
                _payloadLengths[i] = payload.Length;
                if (_payloads.Length - payloadBytes < payload.Length)
                {
                    Array.Resize(ref _payloads, Math.Max(2 * _payloads.Length, payloadBytes + payload.Length));
                }
                payload.CopyTo(_payloads.AsSpan(payloadBytes));
                payloadBytes += payload.Length;
            }
        }
        consumer.AddDoc(
            doc,
            freq,
            _positions.AsSpan(0, freq),
            field.HasOffsets ? _starts.AsSpan(0, freq) : default,
            field.HasOffsets ? _ends.AsSpan(0, freq) : default,
            payloadBytes > 0 ? _payloadLengths.AsSpan(0, freq) : default,
            _payloads.AsSpan(0, payloadBytes));
    }

    private void Grow(int freq)
    {
        if (_positions.Length < freq)
        {
            int size = Math.Max(freq, 2 * _positions.Length);
            _positions = new int[size];
            _starts = new int[size];
            _ends = new int[size];
            _payloadLengths = new int[size];
        }
    }
}
