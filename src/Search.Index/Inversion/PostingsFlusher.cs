using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// Sorts the token log of a field by term and pushes it into the codec. Counting sort: terms are ordered once, then the log is read
/// once for each run of terms whose tokens fit the work arrays, and every token is written to its term's next place there. Tokens of
/// a term keep the order of the log, which is ascending by document and position.
/// </summary>
internal sealed class PostingsFlusher(int maxTokensInMemory)
{
    private int[] _docs = [];
    private int[] _positions = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private int[] _payloadStarts = [];
    private int[] _payloadLengths = [];
    private byte[] _payloads = [];

    /// <summary>Writes a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="inverted">Its terms and tokens.</param>
    /// <param name="norms">Its norms, or null.</param>
    /// <param name="consumer">Where postings go.</param>
    /// <param name="deletes">Term numbers that are deleted, and what to do with each of their documents; or null.</param>
    public void Write(
        FieldInfo field, InvertedField inverted, NormValues? norms, FieldsConsumer consumer, TermDeletes? deletes)
    {
        consumer.StartField(field, norms);
        int[] order = inverted.Terms.SortedIds();
        int[] counts = Count(inverted);
        var next = new int[counts.Length];
        int from = 0;
        while (from < order.Length)
        {
            int to = from;
            long tokens = 0;
            while (to < order.Length && (to == from || tokens + counts[order[to]] <= maxTokensInMemory))
            {
                tokens += counts[order[to++]];
            }
            Scatter(field, inverted, order, counts, next, from, to, checked((int)tokens));
            int at = 0;
            for (int i = from; i < to; i++)
            {
                int id = order[i];
                if (counts[id] > 0)
                {
                    consumer.StartTerm(inverted.Terms[id]);
                    WriteTerm(field, inverted, consumer, at, at + counts[id], deletes, id);
                    consumer.FinishTerm();
                }
                at += counts[id];
            }
            from = to;
        }
        consumer.FinishField();
    }

    private static int[] Count(InvertedField inverted)
    {
        var counts = new int[inverted.Terms.Count];
        PostingsLog.Reader reader = inverted.Log.Read();
        while (reader.MoveNext())
        {
            counts[reader.Term]++;
        }
        return counts;
    }

    private void Scatter(
        FieldInfo field, InvertedField inverted, int[] order, int[] counts, int[] next, int from, int to, int tokens)
    {
        bool whole = from == 0 && to == order.Length;
        if (!whole)
        {
            Array.Fill(next, -1);
        }
        int at = 0;
        for (int i = from; i < to; i++)
        {
            next[order[i]] = at;
            at += counts[order[i]];
        }
        Grow(ref _docs, tokens, true);
        Grow(ref _positions, tokens, field.HasPositions);
        Grow(ref _starts, tokens, field.HasOffsets);
        Grow(ref _ends, tokens, field.HasOffsets);
        Grow(ref _payloadStarts, tokens, field.HasPayloads);
        Grow(ref _payloadLengths, tokens, field.HasPayloads);
        PostingsLog.Reader reader = inverted.Log.Read();
        while (reader.MoveNext())
        {
            int slot = next[reader.Term];
            if (slot < 0)
            {
                continue;
            }
            next[reader.Term] = slot + 1;
            _docs[slot] = reader.Doc;
            if (field.HasPositions)
            {
                Place(field, in reader, slot);
            }
        }
    }

    private void Place(FieldInfo field, in PostingsLog.Reader reader, int slot)
    {
        _positions[slot] = reader.Position;
        if (field.HasOffsets)
        {
            _starts[slot] = reader.Start;
            _ends[slot] = reader.End;
        }
        if (field.HasPayloads)
        {
            _payloadStarts[slot] = reader.PayloadStart;
            _payloadLengths[slot] = reader.PayloadLength;
        }
    }

    private void WriteTerm(
        FieldInfo field, InvertedField inverted, FieldsConsumer consumer, int at, int end, TermDeletes? deletes, int id)
    {
        bool deleted = deletes is not null && deletes.StartTerm(id);
        while (at < end)
        {
            int doc = _docs[at];
            int last = at + 1;
            while (last < end && _docs[last] == doc)
            {
                last++;
            }
            int freq = last - at;
            ReadOnlySpan<int> positions = field.HasPositions ? _positions.AsSpan(at, freq) : default;
            ReadOnlySpan<int> starts = field.HasOffsets ? _starts.AsSpan(at, freq) : default;
            ReadOnlySpan<int> ends = field.HasOffsets ? _ends.AsSpan(at, freq) : default;
            ReadOnlySpan<int> lengths = default;
            ReadOnlySpan<byte> payloads = default;
            if (field.HasPayloads)
            {
                payloads = Payloads(inverted, at, freq);
                lengths = payloads.Length > 0 ? _payloadLengths.AsSpan(at, freq) : default;
            }
            consumer.AddDoc(doc, freq, positions, starts, ends, lengths, payloads);
            if (deleted)
            {
                deletes?.Visit(doc);
            }
            at = last;
        }
    }

    private ReadOnlySpan<byte> Payloads(InvertedField inverted, int at, int freq)
    {
        int total = 0;
        for (int i = at; i < at + freq; i++)
        {
            total += _payloadLengths[i];
        }
        if (_payloads.Length < total)
        {
            _payloads = new byte[Math.Max(total, _payloads.Length * 2)];
        }
        int offset = 0;
        for (int i = at; i < at + freq; i++)
        {
            inverted.Log.Payloads.CopyTo(_payloadStarts[i], _payloads.AsSpan(offset, _payloadLengths[i]));
            offset += _payloadLengths[i];
        }
        return _payloads.AsSpan(0, total);
    }

    private static void Grow(ref int[] array, int length, bool needed)
    {
        if (needed && array.Length < length)
        {
            array = GC.AllocateUninitializedArray<int>(length);
        }
    }
}
